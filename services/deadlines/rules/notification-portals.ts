import { defineDeadline } from '../../define/deadline.ts'
import { choice, day, facts, optional, yesNo } from '../periods/facts.ts'
import { fictionVersions } from '../periods/fictions.ts'
import { realDay, serviceBasis } from '../periods/notification.ts'
import { sentFaults } from '../periods/notified-day.ts'
import { portalRetrieval, socialPortal } from '../periods/portal.ts'
import { noWarning } from '../periods/warnings.ts'

const noticeSentOn = day(
  'Benachrichtigung abgesendet',
  'Tag der Benachrichtigung, dass der Bescheid im Portal bereitsteht.',
)

export const notificationPortalGeneral = defineDeadline({
  name: 'notification-portal-general',
  title: 'Bekanntgabe: Abruf aus einem Portal (VwVfG)',
  group: 'Bekanntgabe',
  kind: 'legal',
  law: {
    source: '§ 41 Abs. 2a VwVfG',
    textOf: '2026-08-19',
    validFrom: '2017-01-01',
    validTo: null,
  },
  facts: facts({
    noticeSentOn,
    retrievedOn: optional(day('Abgerufen', 'Tag des ersten Abrufs; ohne Angabe: nie abgerufen.')),
  }),
  example: { noticeSentOn: '2026-11-25', retrievedOn: '2026-11-25' },
  faultsOf: (given) => sentFaults('noticeSentOn', given),
  compute: portalRetrieval,
  warnOn: noWarning,
})

const [oldFiction, fiction] = fictionVersions['portal-notice']

/** Social matters: the notice counts, not the retrieval; three days until 2024, four since. */
export const notificationPortalSocial = [oldFiction, fiction].map(({ validFrom, validTo }) =>
  defineDeadline({
    name: 'notification-portal-social',
    title: 'Bekanntgabe: Abruf aus einem Portal (SGB X)',
    group: 'Bekanntgabe',
    kind: 'legal',
    law: {
      source: '§ 37 Abs. 2a SGB X',
      textOf: validTo ?? '2026-08-19',
      validFrom,
      validTo,
      governedBy: 'noticeSentOn',
    },
    facts: facts({
      noticeSentOn,
      neverReceived: optional(
        yesNo(
          'Benachrichtigung bestritten',
          'Ja, wenn sie nicht ankam und die Behörde den Zugang nicht nachweist oder wenn sie unwiderlegt erst nach mehr als vier Tagen ankam.',
        ),
      ),
      retrievedOn: optional(
        day('Abgerufen', 'Tag des Abrufs; zählt nur bei bestrittener Benachrichtigung.'),
      ),
    }),
    example: { noticeSentOn: '2026-11-25' },
    faultsOf: (given) => sentFaults('noticeSentOn', given),
    compute: (given, { state }) => socialPortal(given, state),
    warnOn: noWarning,
  }),
)

/** Formal service fixes the real day; no fiction, no roll. */
export const serviceReal = defineDeadline({
  name: 'service-formal',
  title: 'Förmliche Zustellung (Postzustellungsurkunde): wirklicher Tag',
  group: 'Bekanntgabe',
  kind: 'legal',
  law: {
    source: '§§ 3, 4 Abs. 2 S. 1, 5 VwZG, §§ 177 bis 182 ZPO, LZG NRW',
    textOf: '2026-08-19',
    validFrom: '2006-02-01',
    validTo: null,
  },
  facts: facts({
    servedOn: day('Zugestellt', 'Tag laut Zustellungsurkunde, Empfangsbekenntnis oder Rückschein.'),
    manner: choice('Art der Zustellung', 'Wodurch die Zustellung nachgewiesen ist.', {
      certificate: 'Postzustellungsurkunde (auch Einlegen in den Briefkasten)',
      acknowledged: 'Empfangsbekenntnis',
      returnReceipt: 'Einschreiben mit Rückschein',
    }),
  }),
  example: { servedOn: '2026-11-28', manner: 'certificate' },
  compute: ({ servedOn, manner }, { state }) => {
    const basis = {
      certificate: `${serviceBasis('§ 3', state)}, §§ 177 bis 182 ZPO`,
      acknowledged: serviceBasis('§ 5', state),
      returnReceipt: serviceBasis('§ 4 Abs. 2 S. 1', state),
    }[manner]
    return realDay(servedOn, 'Zustellung', 'förmlich zugestellt', basis)
  },
  warnOn: noWarning,
})
