import type { CaseView, ReferralView } from '../../services/api/schemas/cases.ts'
import type { ProceedingView } from '../../services/api/schemas/proceedings.ts'
import type { TaskRow, TaskView } from '../../services/api/schemas/tasks.ts'
import { newKey, type Person, signIn } from './person.ts'
import type { SharedWorld } from './world-control.ts'

/** The small verbs of which every journey is made. Each test begins with a contact of its own. */
export type Journey = Awaited<ReturnType<typeof openJourney>>

/** Whose tasks, timeline or position is meant. */
export type Subject = { contactId?: string; caseId?: string; referralId?: string }
export type OpenCase = { contactId: string; caseId: string }
export type OpenReferral = OpenCase & { referralId: string; number: string; targetId: string }

type Values = Record<string, unknown>

export const jobcenter = 'jobcenter-ahrsiepen'
export const mbe = 'mbe-brueckenhaus'
export const jmd = 'jmd-ellerbruch'

/** Everything invented, and everything a form needs; tests change what they are about. */
export const newContact = {
  source: 'self',
  reportConsent: 'written',
  person: {
    givenName: 'Selam',
    familyName: 'Tekle',
    birthDate: '1998-03-14',
    languages: ['ti', 'en'],
    interpreterNeeded: true,
    phone: '0155 5500 218',
    channel: 'text-message',
  },
  topics: ['livelihood', 'german', 'housing'],
  urgent: false,
}

/** A structural finding, which belongs to nobody. */
export const finding = {
  title: 'Wartezeit bei Wohnungsanträgen',
  kind: 'other',
  effect: 'Familien bleiben Monate länger in der Unterkunft.',
  topic: 'housing',
  processStep: 'referral',
  authorityKind: 'housing',
  cause: 'practice',
  frequency: 'often',
  evidenceCount: 3,
  affectedGroup: 'Familien in Unterkünften',
  groupSize: 120,
  seriousSingleCase: false,
  namesPerson: false,
  urgency: 'normal',
}

export const talk = {
  attendance: 'held',
  language: 'ti',
  interpreter: 'on-site',
  birthDate: '1998-03-14',
  status: 'recognised',
  needs: ['livelihood', 'german', 'housing'],
  providers: 1,
  ownResources: 'insufficient',
  existingCaseManager: 'none',
  emergency: false,
  fitForWork: true,
  consentGiven: true,
  consentEvidence: 'written',
}

/** The person's birth date, moved with the product's clock, so that years of tests make nobody old. */
export const birthDateOn = (day: Temporal.PlainDate): string =>
  Temporal.PlainDate.from(talk.birthDate)
    .add({ years: day.year - 2026 })
    .toString()

/** Polls until there is an answer; a wait that ends without one is a failed test. */
export async function until<T>(
  what: string,
  read: () => Promise<T | null | undefined | false>,
  withinMs = 20_000,
): Promise<T> {
  const end = performance.now() + withinMs
  for (let pause = 20; ; pause = Math.min(200, pause * 1.15)) {
    const found = await read()
    if (found) return found
    if (performance.now() > end) throw new Error(`Not within ${withinMs} ms: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}

export async function openJourney({ addresses }: SharedWorld) {
  const as = (subject: string, tenant?: string) => signIn(addresses.kimflow, subject, tenant)
  const [jana, derya, tobias, rojda, mara] = await Promise.all(
    ['jana-wierzbicki', 'derya-aksoy', 'tobias-henning', 'rojda-yildiz', 'mara-okonkwo'].map(
      (subject) => as(subject),
    ),
  )
  if (!jana || !derya || !tobias || !rojda || !mara) throw new Error('Nobody could sign in')

  const ok = async <T = any>(answer: Promise<{ status: number; body: T }>): Promise<T> => {
    const { status, body } = await answer
    if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`)
    return body
  }

  const tasksOf = async ({ contactId, caseId, referralId }: Subject): Promise<TaskRow[]> => {
    const query = `view=group&size=100&sort=created${caseId ? `&caseId=${caseId}` : ''}`
    const { rows } = await ok(tobias.get<{ rows: TaskRow[] }>(`/api/tasks?${query}`))
    return rows.filter(
      (row) =>
        (!contactId || caseId || row.contactId === contactId) &&
        (!referralId || row.referralId === referralId),
    )
  }
  const taskFor = (of: Subject, title: string): Promise<TaskRow> =>
    until(`task „${title}“`, async () => (await tasksOf(of)).find((row) => row.title === title))

  const complete = async (task: TaskRow, values: Values, person: Person = jana) => {
    const claimed = await ok(person.post(`/api/tasks/${task.id}/claim`, { rev: task.rev }))
    return ok(person.post(`/api/tasks/${task.id}/completion`, { rev: claimed.rev, values }))
  }
  const receiveContact = async (more: Values = {}): Promise<{ contactId: string }> => {
    const body = { ...newContact, ...more }
    return ok(jana.post('/api/contacts', body, { 'idempotency-key': newKey() }))
  }
  const caseView = (caseId: string) => ok(jana.get<CaseView>(`/api/cases/${caseId}`))

  const referralView = async ({ caseId, referralId }: OpenReferral): Promise<ReferralView> => {
    const found = (await caseView(caseId)).referrals.find((row) => row.id === referralId)
    if (!found) throw new Error('The case has no such referral')
    return found
  }

  /** A proceeding of any kind, by whoever runs it. */
  const openProceeding = async (
    kind: string,
    values: Values,
    { caseId, person = jana }: { caseId?: string; person?: Person } = {},
  ): Promise<{ proceedingId: string; number: string }> => {
    const body = { kind, values, ...(caseId ? { caseId } : {}) }
    return ok(person.post('/api/proceedings', body, { 'idempotency-key': newKey() }))
  }
  const proceedingView = (proceedingId: string, person: Person = jana) =>
    ok(person.get<ProceedingView>(`/api/proceedings/${proceedingId}`))

  const openCase = async (more: { contact?: Values; talk?: Values } = {}): Promise<OpenCase> => {
    const { now } = await ok(jana.get('/api/session'))
    const birthDate = birthDateOn(Temporal.PlainDate.from(now.slice(0, 10)))
    const person = { ...newContact.person, birthDate }
    const { contactId } = await receiveContact({ person, ...more.contact })
    await complete(await taskFor({ contactId }, 'Erstgespräch dokumentieren'), {
      ...talk,
      birthDate,
      ...more.talk,
    })
    await complete(await taskFor({ contactId }, 'Über Aufnahme entscheiden'), {
      outcome: 'OPEN_CASE',
      reason: 'Im Team besprochen.',
    })
    const caseId = await until('case', async () => {
      return (await ok(jana.get(`/api/contacts/${contactId}`))).caseId as string | null
    })
    return { contactId, caseId }
  }

  /** Chooses targets for a case and waits until their referrals are there. */
  const chooseTargets = async (
    { contactId, caseId }: OpenCase,
    targets: string[],
    more: Values = {},
  ): Promise<OpenReferral[]> => {
    const before = (await caseView(caseId)).referrals.map(({ id }) => id)
    await complete(await taskFor({ caseId }, 'Stellen auswählen'), {
      targets,
      consented: targets,
      confidentialityRelease: true,
      ...more,
    })
    const made = await until('referrals', async () => {
      const fresh = (await caseView(caseId)).referrals.filter(({ id }) => !before.includes(id))
      return fresh.length === targets.length && fresh
    })
    return targets.map((targetId) => {
      const { id, number } = made.find(({ target }) => target.id === targetId) as ReferralView
      return { contactId, caseId, referralId: id, number, targetId }
    })
  }

  const untilState = (referral: OpenReferral, state: string): Promise<ReferralView> =>
    until(`referral ${state}`, async () => {
      const view = await referralView(referral)
      return view.state === state && view
    })

  /** A case with one referral that has reached its target. */
  const refer = async (targetId: string, more: Values = {}): Promise<OpenReferral> => {
    const [referral] = await chooseTargets(await openCase(), [targetId], more)
    if (!referral) throw new Error('No referral')
    await untilState(referral, 'delivered')
    return referral
  }

  /** The open referral that took the place of another one. */
  const replacementOf = (old: OpenReferral, targetId: string): Promise<OpenReferral> =>
    until('replacement', async () => {
      const found = (await caseView(old.caseId)).referrals.find(
        (row) => row.target.id === targetId && row.id !== old.referralId,
      )
      return found && { ...old, referralId: found.id, number: found.number, targetId }
    })

  const dispatchFor = (referral: OpenReferral): Promise<string> =>
    referral.targetId === jobcenter ? deliveryFor(referral) : itemFor(referral)

  const itemFor = ({ number, targetId }: OpenReferral): Promise<string> =>
    until('inbox item', async () => {
      const reader = targetId === jmd ? mara : rojda
      for (const folder of ['new', 'in-progress', 'answered', 'rejected']) {
        const { rows } = await ok(reader.get(`/api/inbox?folder=${folder}`))
        const row = rows.find((one: { number: string }) => one.number === number)
        if (row) return row.dispatchId as string
      }
      return null
    })

  const deliveries = async (): Promise<any> =>
    (await fetch(`${addresses.jobcenter}/protokoll`)).json()

  const deliveryFor = ({ number }: OpenReferral): Promise<string> =>
    until('delivery', async () => {
      const { ueberleitungen } = await deliveries()
      return ueberleitungen.find(
        (one: { inhalt: { vorgangsnummer: string } }) => one.inhalt.vorgangsnummer === number,
      )?.ueberleitungId as string | undefined
    })

  const order = async (body: Values): Promise<Values> => {
    const answer = await fetch(`${addresses.jobcenter}/steuerung`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (answer.status !== 200) throw new Error(`The Jobcenter refuses: ${answer.status}`)
    return (await answer.json()) as Values
  }

  /** What happened, oldest first: to a contact or case, or to one of its referrals. */
  const events = async ({ contactId, caseId, referralId }: Subject): Promise<string[]> => {
    const path = caseId ? `/api/cases/${caseId}` : `/api/contacts/${contactId}`
    const entries = await ok(tobias.get<any[]>(`${path}/timeline`))
    return entries
      .filter((entry) => !referralId || entry.referralId === referralId)
      .reverse()
      .map((entry) => entry.event)
  }

  return {
    people: { jana, derya, tobias, rojda, mara },
    as,
    receiveContact,
    tasksOf,
    taskFor,
    noTaskFor: (of: Subject, title: string) =>
      until(`no task „${title}“`, async () =>
        (await tasksOf(of)).every((row) => row.title !== title),
      ),
    readTask: (taskId: string) => ok(tobias.get<TaskView>(`/api/tasks/${taskId}`)),
    complete,
    openCase,
    openProceeding,
    proceedingView,
    chooseTargets,
    requestReferral: ({ caseId }: OpenCase) => ok(jana.post(`/api/cases/${caseId}/referral-plans`)),
    refer,
    replacementOf,
    caseView,
    referralView,
    untilState,
    dispatchFor,
    deliveries,

    /** An answer of a counselling office, from its inbox. */
    answerAsMbe: async (referral: OpenReferral, verdict: string, more: Values = {}) => {
      const reader = referral.targetId === jmd ? mara : rojda
      const path = `/api/dispatches/${await itemFor(referral)}/acknowledgements`
      return ok(reader.post(path, { answerId: newKey(), verdict, ...more }))
    },
    /** An answer of the Jobcenter, over its own wire. */
    answerAsJobcenter: async (referral: OpenReferral, art: string, more: Values = {}) =>
      order({ ueberleitungId: await deliveryFor(referral), art, ...more }),
    /** How the Jobcenter behaves from now on, to everybody. */
    setJobcenter: (modus: string) => order({ modus }),

    withdraw: ({ referralId }: OpenReferral) =>
      ok(jana.post(`/api/referrals/${referralId}/withdrawal`)),
    withdrawConsent: async (referral: OpenReferral) => {
      const { legalBasis } = await referralView(referral)
      return ok(jana.post(`/api/consents/${legalBasis.consentId}/withdrawal`, {}))
    },

    events,
    /** Waits until something has happened so many times. */
    untilEvent: (of: Subject, event: string, times = 1) =>
      until(`${times}× ${event}`, async () => {
        return (await events(of)).filter((one) => one === event).length >= times
      }),
    /** „Am Zug“: the lines of one referral, or of the case itself, as `step who`. */
    accountable: async ({ caseId, referralId }: { caseId: string; referralId?: string }) => {
      const lines = (await caseView(caseId)).accountable
      return lines
        .filter((line) => !referralId || line.referralId === referralId)
        .map((line) => `${line.step} ${line.title ?? line.who ?? line.groupId ?? line.kind}`)
    },
    /** Process instances of a case with the ends they reached. */
    flows: async ({ contactId, caseId }: Subject) => {
      const path = caseId ? `/api/cases/${caseId}` : `/api/contacts/${contactId}`
      return ok(tobias.get<any[]>(`${path}/flow`))
    },
    flow: (instanceKey: string) => ok(jana.get<any>(`/api/flows/${instanceKey}`)),
  }
}
