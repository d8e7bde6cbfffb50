import { type DeadlineRule, defineDeadline, type Roll } from '../../define/deadline.ts'
import { day, facts } from '../periods/facts.ts'
import { months, weeks, workingDays } from '../periods/lengths.ts'
import { agreedRule } from '../periods/plain-rules.ts'
import { endPeriod, noRoll, rollAsAgreed } from '../periods/roll.ts'
import { daysBefore, workingDaysBefore } from '../periods/warnings.ts'

const findings = 'Geschäftsordnung der Lenkungsgruppe'
const retention = 'Löschkonzept des Kreises'
const archive = 'Absprache mit dem Kommunalarchiv'

const law = (source: string) => ({
  source,
  textOf: '2026-11-22',
  validFrom: '2020-01-01',
  validTo: null,
})

/** A day somebody has named or another rule has found: the process waits until it is over. */
const namedDayRule = (
  name: string,
  title: string,
  {
    source,
    what,
    example,
    roll,
    warnOn = workingDaysBefore(5, 1),
  }: {
    source: string
    what: string
    example: string
    roll: Roll
    warnOn?: DeadlineRule['warnOn']
  },
): DeadlineRule =>
  defineDeadline({
    name,
    title,
    group: 'KIM-Vereinbarung',
    kind: 'agreed',
    law: law(source),
    facts: facts({ agreedOn: day(title, what) }),
    example: { agreedOn: example },
    compute({ agreedOn }, calendar) {
      const rawOn = Temporal.PlainDate.from(agreedOn)
      const { dueOn, steps } = endPeriod(rawOn, { roll, label: title }, calendar)
      return {
        startsOn: rawOn,
        rawOn,
        dueOn,
        roll,
        steps: [{ step: 'Genannter Tag', day: agreedOn, why: what, basis: source }, ...steps],
      }
    },
    warnOn,
    whenMissed: 'deadline.missed',
  })

/** Three months before the file is erased the archive is asked whether it wants it. */
const archiveOffer = defineDeadline({
  name: 'archive-offer',
  title: 'Akte dem Archiv anbieten',
  group: 'Datenschutz',
  kind: 'agreed',
  law: law(archive),
  facts: facts({ deletionDueOn: day('Löschtag', 'Letzter Tag der Aufbewahrung.') }),
  example: { deletionDueOn: '2028-11-30' },
  compute({ deletionDueOn }, calendar) {
    const startsOn = Temporal.PlainDate.from(deletionDueOn)
    const rawOn = startsOn.subtract({ months: 3 })
    const { dueOn, steps } = endPeriod(
      rawOn,
      { roll: noRoll('Tag der Anbietung, keine Verschiebung'), label: 'Anbietung' },
      calendar,
    )
    return {
      startsOn,
      rawOn,
      dueOn,
      steps: [
        { step: 'Löschtag', day: deletionDueOn, why: 'Aufbewahrung endet', basis: retention },
        {
          step: '− 3 Monate',
          day: rawOn.toString(),
          why: 'das Archiv soll vor der Löschung entscheiden können',
          basis: archive,
        },
        ...steps,
      ],
    }
  },
  warnOn: workingDaysBefore(5, 1),
  whenMissed: 'deadline.missed',
})

/** What structural findings and the closing of a case wait for; agreed, no statute behind them. */
export const findingsAndClosingRules: readonly DeadlineRule[] = [
  namedDayRule('measure-due', 'Maßnahme umgesetzt', {
    source: findings,
    what: 'von der Arbeitsgruppe für die Umsetzung genannt',
    example: '2027-03-31',
    roll: rollAsAgreed(findings),
    warnOn: workingDaysBefore(10, 3),
  }),
  agreedRule({
    name: 'effect-check',
    title: 'Wirkung der Maßnahme prüfen (sechs Monate)',
    fact: ['implementedOn', 'Maßnahme umgesetzt', 'Tag, an dem die Umsetzung gemeldet wurde.'],
    event: 'Maßnahme umgesetzt',
    of: 'der Umsetzung',
    length: months(6),
    example: '2026-11-30',
    source: findings,
  }),
  agreedRule({
    name: 'open-handovers',
    title: 'Offene Übergaben vor dem Abschluss klären',
    fact: ['closingOn', 'Abschluss vorbereitet', 'Tag, an dem der Abschluss besprochen war.'],
    event: 'Abschluss vorbereitet',
    of: 'des Gesprächs',
    length: workingDays(20),
    example: '2026-12-01',
  }),
  archiveOffer,
  agreedRule({
    name: 'archive-answer',
    title: 'Antwort des Archivs (acht Wochen)',
    fact: ['offeredOn', 'Akte angeboten', 'Tag der Anbietung.'],
    event: 'Akte angeboten',
    of: 'der Anbietung',
    length: weeks(8),
    example: '2028-08-30',
    source: archive,
  }),
  namedDayRule('file-erasure', 'Fallakte löschen: genannter Tag', {
    source: retention,
    what: 'Löschtag der Akte',
    example: '2028-11-30',
    roll: noRoll(
      'Aufbewahrung endet mit Ablauf des Tages; gelöscht wird am Tag danach, keine Verschiebung',
    ),
    warnOn: daysBefore(28, 7),
  }),
  namedDayRule('hold-review', 'Aussetzung der Löschung prüfen', {
    source: retention,
    what: 'beim Aussetzen als Prüftermin genannt',
    example: '2027-05-31',
    roll: rollAsAgreed(retention),
  }),
]
