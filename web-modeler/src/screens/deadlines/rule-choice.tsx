import { useState } from 'react'
import { Field } from '../../components/field.tsx'
import { FilterField } from '../../components/filter-field.tsx'
import type { DeadlineRule } from '../../resources/deadline-rules.ts'
import { calculatorTexts as words } from '../../texts/calculator.ts'

type Props = {
  rules: readonly DeadlineRule[]
  value: string
  onChange: (name: string) => void
}

/** All rules by group; the search narrows the list by title, statute and group. */
export function RuleChoice({ rules, value, onChange }: Props) {
  const [search, setSearch] = useState('')
  const hits = rules.filter((rule) => rule.name === value || matches(rule, search))
  const groups = [...new Set(hits.map(({ group }) => group))]
  const found = rules.filter((rule) => matches(rule, search)).length
  return (
    <>
      <search>
        <FilterField
          label={words.search}
          clear={words.clearSearch}
          value={search}
          onChange={setSearch}
        />
      </search>
      <Field
        id="rule"
        label={words.rule}
        hint={search ? (found === 0 ? words.noRule : words.hits(found)) : undefined}
      >
        {(wiring) => (
          <select {...wiring} value={value} onChange={({ target }) => onChange(target.value)}>
            <option value="">{words.choose}</option>
            {groups.map((group) => (
              <optgroup key={group} label={group}>
                {hits
                  .filter((rule) => rule.group === group)
                  .map((rule) => (
                    <option key={rule.name} value={rule.name}>
                      {rule.title}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}

const matches = ({ title, group, name, law }: DeadlineRule, search: string): boolean => {
  const text = `${title} ${group} ${name} ${law.source}`.toLocaleLowerCase('de')
  return search
    .toLocaleLowerCase('de')
    .split(/\s+/)
    .every((word) => text.includes(word))
}
