import { type DeadlineRule, defineDeadline, type Facts } from '../../define/deadline.ts'
import { choice, day, facts, optional, yesNo } from '../periods/facts.ts'
import { type FictionManner, fictionVersions } from '../periods/fictions.ts'
import { mailbox } from '../periods/mailbox.ts'
import { fiction, fictionWords, procedureLaws } from '../periods/notification.ts'
import { fictionShift, sentFaults } from '../periods/notified-day.ts'
import { noWarning } from '../periods/warnings.ts'

const procedureLaw = choice(
  'Verfahrensrecht',
  'Nach welchem Gesetz die Behörde den Bescheid bekannt gibt. AsylbLG-Bescheide folgen nicht dem SGB X.',
  procedureLaws,
)
const receivedOn = optional(
  day(
    'Tatsächlich zugegangen',
    'Nur wenn bekannt. Ein späterer Zugang verdrängt die Fiktion, ein früherer ist ohne Bedeutung.',
  ),
)
const neverReceived = optional(
  yesNo(
    'Nie zugegangen',
    'Ja, wenn das Schreiben nicht angekommen ist: dann gilt die Fiktion nicht.',
  ),
)

type Fiction = {
  manner: FictionManner
  name: string
  title: string
  source: string
  /** the fact that holds the day of sending, whose law governs */
  fact: 'postedOn' | 'sentOn' | 'providedOn'
  sending: string
  about: string
  example: string
}

const ofEitherLaw: readonly Fiction[] = [
  {
    manner: 'letter',
    name: 'notification-letter',
    title: 'Bekanntgabe: Brief im Inland',
    source: '§ 37 Abs. 2 S. 1 SGB X, § 41 Abs. 2 S. 1 VwVfG',
    fact: 'postedOn',
    sending: 'Aufgabe zur Post',
    about: 'Tag laut Ab-Vermerk der Behörde, nicht das Datum des Briefes.',
    example: '2026-11-23',
  },
  {
    manner: 'electronic',
    name: 'notification-electronic',
    title: 'Bekanntgabe: elektronisch übermittelt',
    source: '§ 37 Abs. 2 S. 2 SGB X, § 41 Abs. 2 S. 2 VwVfG',
    fact: 'sentOn',
    sending: 'Abgesendet',
    about: 'Tag, an dem die Behörde den Bescheid absendete.',
    example: '2026-11-23',
  },
]

const inMailbox: Fiction = {
  manner: 'mailbox',
  name: 'notification-mailbox',
  title: 'Bekanntgabe: Postfach des Nutzerkontos (BundID, OZG)',
  source: '§ 9 Abs. 1 OZG',
  fact: 'providedOn',
  sending: 'Bereitgestellt',
  about: 'Tag, an dem der Bescheid im Postfach zum Abruf bereitgestellt wurde.',
  example: '2026-11-25',
}

const registered: Fiction = {
  manner: 'registered',
  name: 'service-registered-letter',
  title: 'Zustellung: Einschreiben durch Übergabe',
  source: '§ 4 Abs. 2 VwZG, § 4 Abs. 2 LZG NRW',
  fact: 'postedOn',
  sending: 'Aufgabe zur Post',
  about: 'Tag der Aufgabe zur Post laut Vermerk in der Akte.',
  example: '2026-11-23',
}

/** The fiction of a mailbox falls with the proof of provision alone. */
const mailboxFacts = {
  providedOn: day(inMailbox.sending, inMailbox.about),
  retrievedOn: optional(
    day('Abgerufen', 'Tag des ersten Abrufs; zählt nur, wenn die Bereitstellung bestritten ist.'),
  ),
  neverReceived: optional(
    yesNo(
      'Bereitstellung bestritten',
      'Ja, wenn die Behörde Bereitstellung oder Zeitpunkt nicht nachweisen kann; ein bloß später Abruf ändert nichts.',
    ),
  ),
}

/** What a fiction rule declares beside its facts, for one version of the law. */
const declared = ({ name, title, source, manner, fact }: Fiction, version: 0 | 1) => {
  const { validFrom, validTo } = fictionVersions[manner][version]
  return {
    name,
    title,
    group: 'Bekanntgabe',
    kind: 'legal',
    law: {
      source,
      textOf: version === 0 ? '2024-12-31' : '2026-08-19',
      validFrom,
      validTo,
      governedBy: fact,
    },
    warnOn: noWarning,
  } as const
}

const sentFact = ({ fact, sending, about }: Fiction) =>
  ({ [fact]: day(sending, about) }) as Record<string, ReturnType<typeof day>>

const dayOf = (facts: object, fact: string): string => String((facts as Facts)[fact])

/** Two rules per manner of sending: three days for what was sent until 2024, four days since. */
export const notificationRules: readonly DeadlineRule[] = ([0, 1] as const).flatMap((version) => [
  ...ofEitherLaw.map((one) =>
    defineDeadline({
      ...declared(one, version),
      facts: facts({
        ...sentFact(one),
        procedureLaw,
        receivedOn,
        neverReceived,
        fictionShift: optional(fictionShift()),
      }),
      example: { [one.fact]: one.example, procedureLaw: 'sgb-x' },
      faultsOf: (given) => sentFaults(one.fact, given),
      compute: ({ procedureLaw, receivedOn, neverReceived, fictionShift, ...sent }, calendar) =>
        fiction(
          { on: dayOf(sent, one.fact), receivedOn, neverReceived },
          fictionVersions[one.manner][version],
          fictionWords(one.manner, procedureLaw, calendar.state),
          fictionShift ? calendar : undefined,
        ),
    }),
  ),
  defineDeadline({
    ...declared(inMailbox, version),
    facts: facts(mailboxFacts),
    example: { providedOn: inMailbox.example },
    faultsOf: (given) => sentFaults('providedOn', given),
    compute: (given, { state }) => mailbox(given, state, fictionVersions.mailbox[version]),
  }),
  defineDeadline({
    ...declared(registered, version),
    facts: facts({
      postedOn: day(registered.sending, registered.about),
      receivedOn,
      neverReceived,
    }),
    example: { postedOn: registered.example },
    faultsOf: (given) => sentFaults('postedOn', given),
    compute: ({ postedOn, ...rest }, { state }) =>
      fiction(
        { on: postedOn, ...rest },
        fictionVersions.registered[version],
        fictionWords('registered', 'vwvfg', state),
      ),
  }),
])
