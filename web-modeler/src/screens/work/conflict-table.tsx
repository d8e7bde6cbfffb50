import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Note } from '../../components/note.tsx'
import { type FormSchema, fieldsOf, labelOf, wordsFor } from '../../forms/form-schema.ts'
import type { DraftConflict, Values } from '../../resources/tasks.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'

type Props = {
  schema: FormSchema
  before: Values
  mine: Values
  stored: DraftConflict
  onSettle: (values: Values) => void
}

/** Field, mine, stored: nothing is lost. Mine is preselected unless I had not touched the field. */
export function ConflictTable({ schema, before, mine, stored, onSettle }: Props) {
  const fields = fieldsOf(schema.components).filter((field) => field.key)
  const different = fields.filter(({ key = '' }) => !alike(mine[key], stored.values[key]))
  // What needs a choice comes first, what is equal follows muted.
  const sorted = [...different, ...fields.filter((field) => !different.includes(field))]
  const [chosen, setChosen] = useState<Record<string, 'mine' | 'stored'>>(() =>
    Object.fromEntries(
      different.map(({ key = '' }) => [key, alike(mine[key], before[key]) ? 'stored' : 'mine']),
    ),
  )
  const words = t.work.conflict
  const settle = (all?: 'stored') => {
    const picked = fields.map(({ key = '' }) => {
      const side = all ?? chosen[key] ?? 'mine'
      return [key, side === 'mine' ? mine[key] : stored.values[key]] as const
    })
    onSettle(Object.fromEntries(picked.filter(([, value]) => value !== undefined)))
  }

  return (
    <section className="conflict">
      <Note
        tone="warning"
        role="alert"
        title={words.title(stored.savedBy, stored.savedAt && dates.time(stored.savedAt))}
      >
        <p>{words.text}</p>
      </Note>
      <table className="rows">
        <caption className="visually-hidden">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.mine}</th>
            <th scope="col">{words.stored}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map((field) => {
            const { key = '' } = field
            const label = labelOf(field)
            const own = wordsFor(field, mine[key], before)
            const theirs = wordsFor(field, stored.values[key], before)
            const choice = chosen[key]
            if (!choice) {
              return (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <td colSpan={2} className="muted">
                    {words.same(own)}
                  </td>
                </tr>
              )
            }
            return (
              <tr key={key}>
                <th scope="row">{label}</th>
                {(['mine', 'stored'] as const).map((side) => (
                  <td key={side} className={choice === side ? 'picked' : ''}>
                    <label className="choice">
                      <input
                        type="radio"
                        name={`conflict-${key}`}
                        aria-label={(side === 'mine' ? words.mineFor : words.storedFor)(
                          label,
                          side === 'mine' ? own : theirs,
                        )}
                        checked={choice === side}
                        onChange={() => setChosen({ ...chosen, [key]: side })}
                      />
                      <span>{side === 'mine' ? own : theirs}</span>
                    </label>
                  </td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
      <p className="conflict-foot">
        <Button kind="primary" onClick={() => settle()}>
          {words.save}
        </Button>
        <Button onClick={() => settle('stored')}>{words.takeStored}</Button>
        <span className="meta">{words.count(different.length)}</span>
      </p>
    </section>
  )
}

const alike = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)
