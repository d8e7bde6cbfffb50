import { flag, form } from '../form-fields.ts'
import { oneOf, optionalText } from '../process-contract.ts'

/** The areas of life an assessment walks through, from early education to taking part. */
export const assessedAreas = [
  'earlyEducation',
  'school',
  'training',
  'work',
  'recognition',
  'language',
  'livelihood',
  'housing',
  'health',
  'care',
  'residence',
  'family',
  'participation',
] as const
type Area = (typeof assessedAreas)[number]

const Priority = oneOf(['none', 'first', 'next', 'later'])
const Words = optionalText(500)

const fieldsOf = <const Name extends Area>(area: Name) =>
  ({
    [`${area}Priority`]: Priority,
    [`${area}Situation`]: Words,
    [`${area}Resources`]: Words,
    [`${area}Wish`]: Words,
  }) as { [Key in `${Name}Priority`]: typeof Priority } & {
    [Key in `${Name}${'Situation' | 'Resources' | 'Wish'}`]: typeof Words
  }

/** Per area how urgent it is, and only where it is: situation, resources, wish. */
export const assessmentForm = form(
  {
    ...fieldsOf('earlyEducation'),
    ...fieldsOf('school'),
    ...fieldsOf('training'),
    ...fieldsOf('work'),
    ...fieldsOf('recognition'),
    ...fieldsOf('language'),
    ...fieldsOf('livelihood'),
    ...fieldsOf('housing'),
    ...fieldsOf('health'),
    ...fieldsOf('care'),
    ...fieldsOf('residence'),
    ...fieldsOf('family'),
    ...fieldsOf('participation'),
    longInCountry: flag,
  },
  ['longInCountry'],
)
