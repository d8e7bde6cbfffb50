import { type DeadlineRule, defineDeadline } from '../../define/deadline.ts'
import { day, facts } from '../periods/facts.ts'
import { months, weeks, workingDays } from '../periods/lengths.ts'
import { inMonths } from '../periods/month-logic.ts'
import { agreedRule, type DayFact } from '../periods/plain-rules.ts'
import { noRoll, passedSteps, rollAsAgreed } from '../periods/roll.ts'
import { workingDaysBefore } from '../periods/warnings.ts'

const reported: DayFact = [
  'reportedOn',
  'Kontakt oder Meldung',
  'Tag, an dem der Kontakt oder die Meldung einging.',
]
const talked: DayFact = ['talkedOn', 'Erstgespräch', 'Tag des Erstgesprächs.']
const decided: DayFact = ['decidedOn', 'Entscheidung', 'Tag der Entscheidung.']
const opened: DayFact = ['openedOn', 'Fall eröffnet', 'Tag, an dem der Fall eröffnet wurde.']
const reviewed: DayFact = [
  'reviewedOn',
  'Letzte Überprüfung',
  'Tag, an dem der Plan zuletzt besprochen wurde.',
]

const naturalisation = 'Absprache der Staatsangehörigkeitsbehörde'
const findings = 'Geschäftsordnung der Lenkungsgruppe'

/** The end of a calendar month or quarter, moved back to its last working day. */
const roundRule = (name: string, title: string, monthsLong: 1 | 3): DeadlineRule =>
  defineDeadline({
    name,
    title,
    group: 'KIM-Vereinbarung',
    kind: 'agreed',
    law: { source: findings, textOf: '2026-11-22', validFrom: '2020-01-01', validTo: null },
    facts: facts({
      recordedOn: day('Hinweis erfasst', 'Tag, an dem der Strukturhinweis erfasst wurde.'),
    }),
    example: { recordedOn: '2026-11-10' },
    compute({ recordedOn }, calendar) {
      const on = Temporal.PlainDate.from(recordedOn)
      const last = on
        .with({ day: 1 })
        .add({ months: (monthsLong - (on.month % monthsLong)) % monthsLong })
      const rawOn = calendar.endOfMonth(last)
      const reached = calendar.lastWorkingDay(rawOn)
      const dueOn = reached.day
      const round = monthsLong === 1 ? 'des Monats' : 'des Quartals'
      return {
        ...inMonths(on, dueOn, {
          steps: [
            { step: 'Hinweis erfasst', day: recordedOn, why: 'Tag der Erfassung', basis: findings },
            {
              step: `Ende ${round}`,
              day: rawOn.toString(),
              why: `letzter Tag ${round}`,
              basis: findings,
            },
            ...passedSteps(reached, findings),
            {
              step: title,
              day: dueOn.toString(),
              why: `letzter Arbeitstag ${round}`,
              basis: findings,
            },
          ],
        }),
        rawOn,
        roll: rollAsAgreed(findings),
      }
    },
    warnOn: workingDaysBefore(5, 2),
    whenMissed: 'deadline.missed',
  })

/** What a district has agreed on: no statute stands behind it, a reminder follows and nothing else. */
export const agreedRules: readonly DeadlineRule[] = [
  agreedRule({
    name: 'first-contact',
    title: 'Erste Kontaktaufnahme',
    fact: reported,
    event: 'Meldung',
    of: 'der Meldung',
    length: workingDays(3),
    example: '2026-12-22',
  }),
  agreedRule({
    name: 'intake-talk',
    title: 'Erstgespräch',
    fact: reported,
    event: 'Meldung',
    of: 'der Meldung',
    length: workingDays(10),
    example: '2026-12-18',
  }),
  agreedRule({
    name: 'intake-triage',
    title: 'Ergebnis der Klärung',
    fact: talked,
    event: 'Erstgespräch',
    of: 'des Gesprächs',
    length: workingDays(2),
    example: '2026-12-23',
  }),
  agreedRule({
    name: 'intake-letter',
    title: 'Schriftliche Mitteilung des Ergebnisses',
    fact: decided,
    event: 'Entscheidung',
    of: 'der Entscheidung',
    length: workingDays(3),
    example: '2026-12-23',
  }),
  agreedRule({
    name: 'assessment',
    title: 'Bedarfsermittlung abgeschlossen',
    fact: opened,
    event: 'Fall eröffnet',
    of: 'der Eröffnung',
    length: weeks(6),
    example: '2026-11-13',
  }),
  agreedRule({
    name: 'support-plan',
    title: 'Unterstützungsplan',
    fact: ['assessedOn', 'Bedarfsermittlung abgeschlossen', 'Tag, an dem sie abgeschlossen wurde.'],
    event: 'Bedarfsermittlung abgeschlossen',
    of: 'des Abschlusses',
    length: weeks(2),
    example: '2026-12-11',
  }),
  agreedRule({
    name: 'monitoring-talk',
    title: 'Gespräch zum Stand des Plans (acht Wochen)',
    fact: reviewed,
    event: 'Letzte Überprüfung',
    of: 'der Überprüfung',
    length: weeks(8),
    example: '2026-11-05',
  }),
  agreedRule({
    name: 'plan-review',
    title: 'Plan überprüfen (sechs Monate)',
    fact: reviewed,
    event: 'Letzte Überprüfung',
    of: 'der Überprüfung',
    length: months(6),
    example: '2026-06-30',
  }),
  agreedRule({
    name: 'signposting-follow-up',
    title: 'Nachfrage nach einer Verweisberatung',
    fact: ['advisedOn', 'Verweisberatung', 'Tag der Beratung.'],
    event: 'Verweisberatung',
    of: 'der Beratung',
    length: weeks(4),
    example: '2026-11-27',
  }),
  agreedRule({
    name: 'no-contact',
    title: 'Kein Kontakt: Abschluss prüfen (acht Wochen)',
    fact: ['firstAttemptOn', 'Erster Versuch', 'Tag des ersten vergeblichen Kontaktversuchs.'],
    event: 'Erster Versuch',
    of: 'des ersten Versuchs',
    length: weeks(8),
    example: '2026-11-02',
  }),
  agreedRule({
    name: 'regime-change-inform',
    title: 'Rechtskreiswechsel: Person informieren',
    fact: ['knownOn', 'Änderung bekannt', 'Tag, an dem die Änderung bekannt wurde.'],
    event: 'Änderung bekannt',
    of: 'der Kenntnis',
    length: workingDays(3),
    example: '2026-11-10',
  }),
  agreedRule({
    name: 'regime-change-full-forms',
    title: 'Rechtskreiswechsel: vollständige Antragsunterlagen',
    fact: ['shortApplicationOn', 'Kurzantrag gestellt', 'Tag des fristwahrenden Kurzantrags.'],
    event: 'Kurzantrag',
    of: 'des Kurzantrags',
    length: weeks(2),
    example: '2026-12-11',
  }),
  agreedRule({
    name: 'finding-feedback',
    title: 'Rückmeldung an die meldende Person',
    fact: decided,
    event: 'Entscheidung',
    of: 'der Entscheidung',
    length: workingDays(10),
    example: '2026-12-18',
    source: findings,
  }),
  roundRule('finding-clustering', 'Strukturhinweise bündeln (monatlich)', 1),
  roundRule('finding-steering', 'Beratung in der Lenkungsgruppe (vierteljährlich)', 3),
  agreedRule({
    name: 'naturalisation-query-reminder',
    title: 'Anfrage an andere Behörde: erinnern (vier Wochen)',
    fact: ['queriedOn', 'Anfrage gesendet', 'Tag der Anfrage.'],
    event: 'Anfrage gesendet',
    of: 'der Anfrage',
    length: weeks(4),
    example: '2026-11-27',
    source: naturalisation,
  }),
  agreedRule({
    name: 'naturalisation-query-escalation',
    title: 'Anfrage an andere Behörde: nachhaken (acht Wochen)',
    fact: ['queriedOn', 'Anfrage gesendet', 'Tag der Anfrage.'],
    event: 'Anfrage gesendet',
    of: 'der Anfrage',
    length: weeks(8),
    example: '2026-10-30',
    source: naturalisation,
  }),
  agreedRule({
    name: 'naturalisation-query-ageing',
    title: 'Auskunft veraltet: wiederholen (sechs Monate)',
    fact: ['answeredOn', 'Auskunft eingegangen', 'Tag der Antwort der anderen Behörde.'],
    event: 'Auskunft eingegangen',
    of: 'der Auskunft',
    length: months(6),
    example: '2026-08-31',
    source: naturalisation,
    roll: noRoll('danach gilt die Auskunft als veraltet; keine Verschiebung'),
  }),
]
