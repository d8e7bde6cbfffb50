import type { ReactNode } from 'react'
import { Badge } from '../../components/badge.tsx'
import { Facts } from '../../components/facts.tsx'
import { PersonName } from '../../components/person-name.tsx'
import type { Accountable, ReferralView } from '../../resources/cases.ts'
import type { ProceedingView } from '../../resources/proceedings.ts'
import { accountableWords } from '../../texts/accountable.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { factWords } from '../../texts/facts.ts'
import { targetOf } from '../case/deadline-item.tsx'

const words = t.work.context

type Steps = { steps: readonly Accountable[]; referrals?: readonly ReferralView[] }

/** „Am Zug“ beside a task. */
export function OnTurn({ steps, referrals = [] }: Steps) {
  if (steps.length === 0) return null
  return (
    <section>
      <h3>{words.onTurn}</h3>
      {steps.map((step) => {
        const { who, what, until } = accountableWords(step, targetOf(step, referrals))
        return (
          <p key={`${step.step}|${step.taskId}|${step.referralId}|${step.who}|${step.title}`}>
            <b>{who}</b>, {[what, until].filter(Boolean).join(', ')}
          </p>
        )
      })}
    </section>
  )
}

/** What a proceeding knows, as far as a task needs it. */
export function KnownFacts({ facts }: Pick<ProceedingView, 'facts'>) {
  if (facts.length === 0) return null
  return (
    <section>
      <h3>{t.proceeding.page.facts}</h3>
      <ul className="context-lines">
        {facts.map((fact) => (
          <li key={fact.name}>
            <span className="meta">{fact.title}</span> {factWords(fact)}
          </li>
        ))}
      </ul>
    </section>
  )
}

type Row = readonly [string, ReactNode]
type Person = {
  givenName: string
  familyName: string
  birthDate: string | null
  age: number | null
  languages: string[]
  interpreterNeeded: boolean
  channel: string
  phone: string | null
  email: string | null
}

/** Whom the task is about: name, language, how to reach. */
export function PersonFacts({ person, more }: { person: Person; more: Row[] }) {
  return (
    <>
      <Facts
        size="narrow"
        rows={[
          [
            words.person,
            <span key="person">
              <b>
                <PersonName person={person} />
              </b>
              {person.birthDate && (
                <>
                  <br />
                  {t.caseFile.born(dates.numeric(person.birthDate), person.age)}
                </>
              )}
            </span>,
          ],
          [words.language, person.languages.map(codes.language).join(', ')],
          [
            words.reach,
            [codes.channel(person.channel), person.phone, person.email].filter(Boolean).join(', '),
          ],
          ...more,
        ]}
      />
      {person.interpreterNeeded && (
        <Badge tone="info" icon="interpreter">
          {words.interpreter}
        </Badge>
      )}
    </>
  )
}
