import { type DeadlineRule, defineDeadline, type Roll } from '../../define/deadline.ts'
import { eventPeriod } from '../periods/event-period.ts'
import { count, day, facts, optional, yesNo } from '../periods/facts.ts'
import { days, months } from '../periods/lengths.ts'
import { noRoll } from '../periods/roll.ts'
import { daysBefore, workingDaysBefore } from '../periods/warnings.ts'

const group = 'Datenschutz'
/** European law moves an end to the next „Arbeitstag“. */
const euRoll: Roll = {
  moves: true,
  basis: 'Art. 3 Abs. 4 VO (EWG, Euratom) Nr. 1182/71',
  to: 'Arbeitstag',
}

const accessRequest = defineDeadline({
  name: 'data-subject-request',
  title: 'Antrag nach der DSGVO beantworten (Auskunft, Löschung, Berichtigung)',
  group,
  kind: 'legal',
  law: {
    source: 'Art. 12 Abs. 3 DSGVO',
    textOf: '2026-08-19',
    validFrom: '2018-05-25',
    validTo: null,
  },
  facts: facts({
    receivedOn: day('Antrag eingegangen', 'Tag, an dem der Antrag der betroffenen Person einging.'),
    extended: optional(
      yesNo(
        'Verlängert',
        'Ja, wenn die Verlängerung um zwei Monate innerhalb des ersten Monats begründet mitgeteilt wurde.',
      ),
    ),
  }),
  example: { receivedOn: '2026-11-30' },
  compute: ({ receivedOn, extended }, calendar) =>
    eventPeriod(
      {
        on: receivedOn,
        event: 'Antrag eingegangen',
        of: 'des Eingangs',
        length: months(extended ? 3 : 1),
        startBasis: 'Art. 3 Abs. 1 VO (EWG, Euratom) Nr. 1182/71',
        lengthBasis: extended ? 'Art. 12 Abs. 3 S. 2 DSGVO' : 'Art. 12 Abs. 3 S. 1 DSGVO',
        countBasis: 'Art. 3 Abs. 2 lit. c VO (EWG, Euratom) Nr. 1182/71',
        roll: euRoll,
      },
      calendar,
    ),
  warnOn: workingDaysBefore(10, 3),
})

const retention = 'Löschkonzept des Kreises'
const law = { source: retention, textOf: '2026-11-22', validFrom: '2020-01-01', validTo: null }
const deletion = noRoll(
  'Aufbewahrung endet mit Ablauf des Tages; gelöscht wird am Tag danach, keine Verschiebung',
)

const caseDeletion = defineDeadline({
  name: 'case-deletion',
  title: 'Fallakte löschen (24 Monate nach dem Abschluss)',
  group,
  kind: 'agreed',
  law,
  facts: facts({
    closedOn: day('Fall abgeschlossen', 'Tag des Abschlusses.'),
    keepMonths: optional({
      ...count('Aufbewahrung in Monaten', '12 bis 36; ohne Angabe 24 Monate.', 36),
      minimum: 12,
    }),
  }),
  example: { closedOn: '2026-11-30' },
  compute: ({ closedOn, keepMonths = 24 }, calendar) =>
    eventPeriod(
      {
        on: closedOn,
        event: 'Fall abgeschlossen',
        of: 'des Abschlusses',
        length: months(keepMonths),
        lengthBasis: retention,
        label: 'Aufbewahrung endet',
        roll: deletion,
      },
      calendar,
    ),
  warnOn: daysBefore(28, 7),
  whenMissed: 'deadline.missed',
})

const contactDeletion = defineDeadline({
  name: 'contact-deletion',
  title: 'Kontakt ohne Fall löschen (sechs Monate)',
  group,
  kind: 'agreed',
  law,
  facts: facts({
    contactClosedOn: day('Kontakt abgeschlossen', 'Tag, an dem der Kontakt ohne Fall endete.'),
  }),
  example: { contactClosedOn: '2026-11-30' },
  compute: ({ contactClosedOn }, calendar) =>
    eventPeriod(
      {
        on: contactClosedOn,
        event: 'Kontakt abgeschlossen',
        of: 'des Abschlusses',
        length: months(6),
        lengthBasis: retention,
        label: 'Aufbewahrung endet',
        roll: deletion,
      },
      calendar,
    ),
  warnOn: daysBefore(14, 3),
  whenMissed: 'deadline.missed',
})

const withdrawnConsentDeletion = defineDeadline({
  name: 'withdrawn-consent-deletion',
  title: 'Daten nach Widerruf der Einwilligung löschen (30 Tage)',
  group,
  kind: 'agreed',
  law: { ...law, source: 'Art. 17 Abs. 1 DSGVO, Löschkonzept des Kreises' },
  facts: facts({
    withdrawnOn: day('Widerruf', 'Tag des Widerrufs; die Daten sind sofort eingeschränkt.'),
  }),
  example: { withdrawnOn: '2026-11-30' },
  compute: ({ withdrawnOn }, calendar) =>
    eventPeriod(
      {
        on: withdrawnOn,
        event: 'Widerruf',
        of: 'des Widerrufs',
        length: days(30),
        lengthBasis: retention,
        label: 'Spätestens gelöscht',
        roll: noRoll(
          'bis zum Ablauf dieses Tages ist gelöscht; keine Verschiebung; 24:00 Uhr',
          retention,
        ),
      },
      calendar,
    ),
  warnOn: daysBefore(14, 3),
  whenMissed: 'deadline.missed',
})

export const dataProtectionRules: readonly DeadlineRule[] = [
  accessRequest,
  caseDeletion,
  contactDeletion,
  withdrawnConsentDeletion,
]
