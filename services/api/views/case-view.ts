import type { House } from '../../house.ts'
import type { CaseView } from '../schemas/cases.ts'
import { accountableFor } from './accountable.ts'
import { consentView } from './consents.ts'
import { personView, staffBrief } from './people.ts'
import { foreignProceedings } from './proceeding-access.ts'
import { proceedingRows } from './proceedings.ts'
import { referralViews } from './referral-views.ts'
import { deadlineViewOf, readDays } from './response-clocks.ts'
import { readTitles } from './titles.ts'

/** Everything the case page shows on its first tab, in one answer. */
export async function readCaseView(
  house: House,
  tenantId: string,
  caseId: string,
): Promise<CaseView> {
  const caseFile = await house.cases.read(tenantId, caseId)
  const [
    people,
    referrals,
    staff,
    organisations,
    given,
    days,
    deadlines,
    phases,
    incidents,
    tasks,
    listed,
    foreign,
  ] = await Promise.all([
    house.persons.readMany(tenantId, [caseFile.personId]),
    house.referrals.ofCase(tenantId, caseId),
    house.directory.listStaff(tenantId),
    house.directory.listOrganisations(tenantId),
    house.consents.ofPerson(tenantId, caseFile.personId),
    readDays(house, tenantId),
    house.deadlines.readForCase(tenantId, caseId),
    house.cases.readPhases(tenantId, caseFile),
    house.traces.openIncidents(tenantId, { caseId, contactId: caseFile.contactId }),
    house.tasks.openOf(tenantId, { caseId }),
    house.proceedings.list(tenantId, { caseId, offset: 0, limit: 100 }),
    foreignProceedings(house, tenantId, caseId),
  ])
  const ownDeadlines = deadlines.filter(({ proceedingId }) => !foreign.includes(proceedingId ?? ''))
  const today = house.clock.today()
  const isOpen = caseFile.state === 'open'
  const since = caseFile.phaseSince

  return {
    id: caseFile.id,
    number: caseFile.number,
    phase: caseFile.phase,
    state: caseFile.state,
    openedAt: caseFile.openedAt,
    contactId: caseFile.contactId,
    caseManager: staffBrief(staff, caseFile.caseManagerId),
    person: personView(people, caseFile.personId, today),
    phases,
    accountable: await accountableFor(
      house,
      tenantId,
      {
        caseId,
        contactId: caseFile.contactId,
        caseManagerId: caseFile.caseManagerId,
        since,
        isOpen,
        foreign,
      },
      referrals,
    ),
    consents: given.map((consent) => consentView(consent, organisations, today)),
    referrals: (await referralViews(house, tenantId, referrals, caseFile.personId)).reverse(),
    proceedings: await proceedingRows(house, tenantId, listed.rows),
    deadlines: ownDeadlines.map((deadline) => deadlineViewOf(deadline, days)),
    counts: { tasks: tasks.length, referrals: referrals.length, deadlines: ownDeadlines.length },
    incidents: await Promise.all(
      incidents
        .filter((row) => row.caseId === caseId)
        .map(async (incident) => ({
          incidentKey: incident.incidentKey,
          elementTitle: (await readTitles(house, incident)).title,
          code: incident.code,
          raisedAt: incident.raisedAt,
        })),
    ),
  }
}
