import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { codes } from '../../texts/codes.ts'
import { t } from '../../texts/de.ts'
import type { Draft, Step } from './draft.ts'

const words = t.contact.form

/** Everything once more before it leaves, each group with its own way back. */
export function CheckStep({ draft, onEdit }: { draft: Draft; onEdit: (step: Step) => void }) {
  const { person, check } = words
  const groups: [Step, [string, string][]][] = [
    ['source', [[words.source.legend, words.source.options[draft.source] ?? '']]],
    ['consent', [[t.contact.consent, t.contact.consents[draft.consent] ?? '']]],
    [
      'person',
      [
        [person.givenName, draft.givenName],
        [person.familyName, draft.familyName],
        [person.birthDate, draft.birthDate || check.nothing],
        [
          person.language,
          [draft.language, draft.secondLanguage].filter(Boolean).map(codes.language).join(', ') +
            (draft.interpreter ? `, ${check.interpreter}` : ''),
        ],
        [
          person.channel,
          [person.channels[draft.channel], draft.phone, draft.email].filter(Boolean).join(', '),
        ],
      ],
    ],
    [
      'topics',
      [
        [words.steps.topics, draft.topics.map(codes.topic).join(', ')],
        [check.urgency, draft.urgent ? check.urgent : check.notUrgent],
        [words.topics.message, draft.message || check.nothing],
      ],
    ],
  ]
  return (
    <>
      <h2>{check.legend}</h2>
      {groups.map(([step, rows]) => (
        <section key={step} className="check-group" aria-label={words.steps[step]}>
          <header>
            <h3>{words.steps[step]}</h3>
            <Button
              kind="quiet"
              size="small"
              aria-label={check.changeNamed(words.steps[step])}
              onClick={() => onEdit(step)}
            >
              {check.change}
            </Button>
          </header>
          <Facts rows={rows} />
        </section>
      ))}
    </>
  )
}
