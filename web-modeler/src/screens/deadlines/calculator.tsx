import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { asProblem } from '../../api.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Note } from '../../components/note.tsx'
import { Placeholder } from '../../components/placeholder.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import {
  type DeadlineAnswer,
  type DeadlineRule,
  deadlineAnswer,
  deadlineRules,
  type Question,
} from '../../resources/deadline-rules.ts'
import { calculatorTexts as words } from '../../texts/calculator.ts'
import { dates } from '../../texts/dates.ts'
import { usePageTitle } from '../use-page-title.ts'
import {
  addressable,
  type Entered,
  enteredFrom,
  fromAddress,
  type ReadFacts,
  readEntered,
  shownFacts,
} from './entered.ts'
import { FactField } from './fact-field.tsx'
import { PlaceAndLaw } from './place-and-law.tsx'
import { Result } from './result.tsx'
import { RuleChoice } from './rule-choice.tsx'
import { WayChoice } from './way-choice.tsx'
import './calculator.css'

/** Checks a date without opening a case; nothing that is entered here is stored. */
export function CalculatorScreen() {
  usePageTitle(words.title)
  const rules = useQuery(deadlineRules)
  return (
    <div className="page calculator-page">
      <header className="page-head">
        <h1>{words.title}</h1>
      </header>
      <Loaded query={rules} rows={6}>
        {(all) => <Calculator rules={all} />}
      </Loaded>
    </div>
  )
}

function Calculator({ rules }: { rules: readonly DeadlineRule[] }) {
  const address = useSearch({ from: '/staff/fristenrechner' })
  const navigate = useNavigate({ from: '/fristenrechner' })
  const rule = rules.find(({ name }) => name === address.rule)
  const [entered, setEntered] = useState<Entered>(() => (rule ? fromAddress(rule, address) : {}))
  const [place, setPlace] = useState(address.place ?? '')
  const [asOf, setAsOf] = useState(address.asOf ? dates.numeric(address.asOf) : '')

  const read = rule ? readEntered(rule, entered) : null
  const asOfDay = asOf.trim() === '' ? undefined : dates.parse(asOf)
  const question = questionOf(rule, read, { place, asOf: asOfDay })
  const query = useQuery(deadlineAnswer(question))
  const serverFaults = question && query.error ? asProblem(query.error).fields : []
  const faultAt = (path: string) => serverFaults.find((fault) => fault.path === path)?.message

  const kept = JSON.stringify({
    ...(rule ? { rule: rule.name, ...addressable(rule, read?.facts ?? {}) } : {}),
    ...(place ? { place } : {}),
    ...(asOfDay ? { asOf: asOfDay } : {}),
  })
  useEffect(() => {
    void navigate({ search: JSON.parse(kept) as never, replace: true })
  }, [kept, navigate])

  const choose = (name: string) => {
    const next = rules.find((one) => one.name === name)
    void navigate({ search: (next ? { rule: name } : {}) as never, replace: true })
  }
  return (
    <div className="calculator">
      <form className="card calculator-form" onSubmit={(event) => event.preventDefault()}>
        <div className="calculator-form-head">
          <h2>{words.form}</h2>
          <Button
            kind="quiet"
            size="small"
            onClick={() => {
              setEntered({})
              choose('')
            }}
          >
            {words.clear}
          </Button>
        </div>
        <RuleChoice rules={rules} value={rule?.name ?? ''} onChange={choose} />
        {rule && (
          <fieldset className="calculator-facts">
            <legend className="visually-hidden">{words.facts}</legend>
            <WayChoice rule={rule} entered={entered} onChange={setEntered} />
            {shownFacts(rule, entered).map(({ name, schema, needed }) => (
              <FactField
                key={name}
                name={name}
                schema={schema}
                needed={needed}
                value={entered[name] ?? ''}
                error={read?.faults[name] ?? faultAt(`/facts/${name}`)}
                onChange={(value) => setEntered({ ...entered, [name]: value })}
              />
            ))}
            <Button size="small" onClick={() => setEntered(enteredFrom(rule, rule.example.facts))}>
              {words.example}
            </Button>
          </fieldset>
        )}
        <PlaceAndLaw
          place={place}
          asOf={asOf}
          error={asOfDay === null ? words.dayFault : faultAt('/asOf')}
          onPlace={setPlace}
          onAsOf={setAsOf}
        />
      </form>
      <div className="calculator-side">
        <Side
          rule={rule}
          missing={read?.missing ?? []}
          asked={question !== null}
          answer={query.data}
          stale={query.isFetching}
          error={query.error}
        />
      </div>
    </div>
  )
}

type SideProps = {
  rule: DeadlineRule | undefined
  missing: readonly string[]
  asked: boolean
  answer: DeadlineAnswer | undefined
  stale: boolean
  error: unknown
}

/** What stands beside the form: nothing chosen, something missing, a fault, or the date. */
function Side({ rule, missing, asked, answer, stale, error }: SideProps) {
  if (!rule) return <Empty icon="schedule" title={words.start[0]} text={words.start[1]} />
  if (!asked)
    return (
      <Note tone="info" title={words.waiting}>
        <p>{missing.length > 0 ? missing.join(', ') : rule.title}</p>
      </Note>
    )
  if (error) return <ProblemNote error={error} />
  if (!answer || answer.rule !== rule.name) return <Placeholder rows={6} />
  return <Result answer={answer} stale={stale} />
}

/** The server is asked once every needed fact is there and none of them is misspelt. */
function questionOf(
  rule: DeadlineRule | undefined,
  read: ReadFacts | null,
  { place, asOf }: { place: string; asOf: string | null | undefined },
): Question | null {
  if (!rule || !read || asOf === null) return null
  const isReady = read.missing.length === 0 && Object.keys(read.faults).length === 0
  const isTouched = Object.values(read.facts).some((value) => typeof value !== 'boolean')
  if (!isReady || !isTouched) return null
  return {
    rule: rule.name,
    facts: read.facts,
    ...(place ? { place } : {}),
    ...(asOf ? { asOf } : {}),
  }
}
