import { describe, expect, it } from 'vitest'
import { contracts } from '../../../processes/contracts.ts'
import { factLabels, factViews } from '../../../services/api/views/fact-labels.ts'
import { readForms } from '../../../services/api/views/forms.ts'

type Component = { key?: string; components?: Component[] }
const formOf = readForms()
const keysOf = ({ key, components = [] }: Component): string[] => [
  ...(key ? [key] : []),
  ...components.flatMap(keysOf),
]

describe('what is known of a proceeding', () => {
  it('is shown under the name that its form gives it, days included', () => {
    for (const { processId, proceeding, forms } of contracts) {
      if (!proceeding) continue
      // given every field a form of this kind may record
      const labels = factLabels(processId, formOf)
      const keys = Object.keys(forms).flatMap((formId) => keysOf(formOf(formId) as Component))

      // then none is shown as the name of a variable
      for (const key of keys)
        expect(labels.get(key)?.title ?? key, `${processId}.${key}`).not.toBe(key)
    }
  })

  it('says codes of decision tables and chosen organisations in German', () => {
    // given a change of benefits and a support plan
    const change = factLabels('regime-change', formOf)
    const plan = factLabels('support-plan', formOf, [{ id: 'mbe', name: 'MBE Brückenhaus e. V.' }])

    // then a code reads as its table says it, and an id as the organisation's name
    expect(factViews({ fromBody: 'asylblg-authority' }, change)).toMatchObject([
      { title: 'Übermittelnde Stelle', text: 'Sozialamt als AsylbLG-Behörde' },
    ])
    expect(factViews({ targets: ['mbe'] }, plan)).toMatchObject([
      { title: 'Stellen', text: 'MBE Brückenhaus e. V.' },
    ])
  })

  it('stands under the question it answered, where steps ask different ones under one name', () => {
    const labels = factLabels('structural-finding', formOf)

    expect(factViews({ choice: 'validated' }, labels)).toMatchObject([
      { title: 'Ist der Hinweis bestätigt?', kind: 'code' },
    ])
    expect(factViews({ choice: 'accept' }, labels)).toMatchObject([{ title: 'Entscheidung' }])
  })
})
