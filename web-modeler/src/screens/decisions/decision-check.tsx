import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { asProblem } from '../../api.ts'
import { useAnnounce } from '../../components/announce.tsx'
import { Button } from '../../components/button.tsx'
import { Card } from '../../components/card.tsx'
import { Checkbox } from '../../components/checkbox.tsx'
import { DayInput, isDay } from '../../components/day-input.tsx'
import { ErrorSummary, type Fault } from '../../components/error-summary.tsx'
import { Field } from '../../components/field.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import {
  dayFaults,
  type FactsSchema,
  fieldId,
  SchemaFields,
  startValues,
} from '../../components/schema-fields.tsx'
import {
  type DecisionPreview,
  type DecisionTableView,
  previewDecision,
} from '../../resources/decisions.ts'
import { t } from '../../texts/de.ts'
import { DecisionResult } from './decision-result.tsx'
import { DecisionRules } from './decision-rules.tsx'

const words = t.decisions

/** Form, answer and table of one decision. A change of the form lets the old answer go. */
export function DecisionCheck({ table }: { table: DecisionTableView }) {
  const schema = table.inputSchema as FactsSchema
  const [values, setValues] = useState<Record<string, unknown>>(() => startValues(schema))
  const [days, setDays] = useState({ decisionDate: '', applicationDate: '' })
  const [lragInForce, setLragInForce] = useState(false)
  const announce = useAnnounce()
  const preview = useMutation({
    mutationFn: previewDecision,
    onSuccess: ({ rules }) => announce(words.resultSaid(rules.length)),
  })
  const [typedFaults, setTypedFaults] = useState<readonly Fault[]>([])
  const faults = typedFaults.length > 0 ? typedFaults : faultsOf(preview.error, schema)
  const asksForLrag = table.mayAssume.includes('lragInForce')

  const change = (apply: () => void) => {
    apply()
    if (preview.data) preview.reset()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = [...dayFaults(schema, values), ...asOfFaults(days)]
    setTypedFaults(found)
    if (found.length === 0) preview.mutate(bodyOf(table, values, days, lragInForce))
  }
  const fillIn = () =>
    change(() => {
      setValues({ ...startValues(schema), ...table.example.facts })
      setDays({
        decisionDate: table.example.asOf?.decisionDate ?? '',
        applicationDate: table.example.asOf?.applicationDate ?? '',
      })
      announce(words.exampleDone)
    })

  return (
    <>
      <Card title={table.title} meta={table.description}>
        <form onSubmit={submit} noValidate className="decision-form">
          <ErrorSummary faults={faults} />
          {preview.error && faults.length === 0 && <ProblemNote error={preview.error} />}
          <SchemaFields
            schema={schema}
            values={values}
            faults={faults}
            onChange={(name, value) => change(() => setValues({ ...values, [name]: value }))}
          />
          <fieldset className="group">
            <legend>{words.asOf}</legend>
            <div className="field-pair">
              <DayField
                name="decisionDate"
                hint={words.decisionDateHint}
                value={days.decisionDate}
                faults={faults}
                onChange={(decisionDate) => change(() => setDays({ ...days, decisionDate }))}
              />
              {table.asksForApplicationDate && (
                <DayField
                  name="applicationDate"
                  hint={words.applicationDateHint}
                  value={days.applicationDate}
                  faults={faults}
                  onChange={(applicationDate) =>
                    change(() => setDays({ ...days, applicationDate }))
                  }
                />
              )}
            </div>
            {asksForLrag && (
              <Checkbox
                label={words.assume}
                checked={lragInForce}
                onChange={(checked) => change(() => setLragInForce(checked))}
              />
            )}
          </fieldset>
          <p className="decision-actions">
            <Button type="submit" kind="primary" busy={preview.isPending}>
              {words.check}
            </Button>
            <Button kind="quiet" onClick={fillIn}>
              {words.example}
            </Button>
          </p>
        </form>
      </Card>
      {preview.data && <DecisionResult answer={preview.data} ruleCount={table.ruleCount} />}
      <DecisionRules table={table} answer={preview.data} />
    </>
  )
}

function DayField({
  name,
  hint,
  value,
  faults,
  onChange,
}: {
  name: 'decisionDate' | 'applicationDate'
  hint: string
  value: string
  faults: readonly Fault[]
  onChange: (day: string) => void
}) {
  const id = fieldId(name)
  const error = faults.find(({ target }) => target === id)?.message
  return (
    <Field id={id} label={words[name]} hint={hint} error={error}>
      {(wiring) => <DayInput {...wiring} value={value} onChange={onChange} />}
    </Field>
  )
}

const asOfFaults = (days: { decisionDate: string; applicationDate: string }): Fault[] =>
  (['decisionDate', 'applicationDate'] as const).flatMap((name) =>
    days[name] === '' || isDay(days[name])
      ? []
      : [{ target: fieldId(name), message: t.schemaFields.dayFault(words[name]) }],
  )

function bodyOf(
  table: DecisionTableView,
  values: Record<string, unknown>,
  { decisionDate, applicationDate }: { decisionDate: string; applicationDate: string },
  lragInForce: boolean,
): DecisionPreview {
  const facts = Object.entries(values).filter(([, value]) => value !== undefined)
  return {
    decision: table.id,
    facts: Object.fromEntries(facts),
    asOf: {
      ...(decisionDate ? { decisionDate } : {}),
      ...(table.asksForApplicationDate && applicationDate ? { applicationDate } : {}),
    },
    ...(lragInForce ? { assume: { lragInForce } } : {}),
  }
}

/** /facts/age → the field that asks for it. The form shows the choices; it need not list their codes. */
function faultsOf(error: unknown, { properties = {} }: FactsSchema): Fault[] {
  if (!error) return []
  return asProblem(error).fields.map(({ path, code, message }) => {
    const name = path.split('/').at(-1) ?? ''
    const title = properties[name]?.title
    return {
      target: fieldId(name),
      message: code === 'required' && title ? words.missing(title) : message,
    }
  })
}
