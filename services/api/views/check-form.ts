import { formContract } from '../../../processes/contracts.ts'
import { invalid } from '../../failure.ts'
import { createValidation } from '../validation.ts'
import { type FieldFault, fieldFaults, type SchemaFault } from '../validation-texts.ts'

const compile = createValidation()

/** What the form was filled in against: the table's proposal, the organisations it listed. */
type Offer = { proposed?: unknown; targets: { id: string }[] | null }

/**
 * Checks completed form values against the form's contract and cuts out what the engine may see.
 * The browser's form has checked the same; a script may not have.
 */
export function checkForm(
  formId: string,
  values: Record<string, unknown>,
  offered: Offer,
): { values: Record<string, unknown>; toEngine: Record<string, unknown> } {
  const contract = formContract(formId)
  const isField = (name: string) => Object.hasOwn(contract.values.properties, name)
  // Option lists are the form's input, not its values; form-js hands empty fields back as null or ''.
  const given = Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) => isField(name) && value !== null && value !== '' && value !== undefined,
    ),
  )
  const unknown = Object.keys(values).filter((name) => !isField(name) && !name.endsWith('Options'))
  const errors = onePerField([
    ...deviation(formId, given, offered.proposed),
    ...notOffered(given, offered.targets),
    ...schemaFaults(contract.values, given),
    ...unknown.map((name) =>
      fault(
        /^[\w.-]{1,60}$/.test(name) ? `/${name}` : '/',
        'UNKNOWN',
        'Dieses Feld gehört nicht zum Formular.',
      ),
    ),
  ])
  if (errors.length > 0) {
    throw invalid('FORM_INVALID', `Values do not fit the form ${formId}`, {
      cause: { body: { errors } },
    })
  }
  return {
    values: given,
    toEngine: Object.fromEntries(contract.toEngine.map((name) => [name, given[name] ?? null])),
  }
}

function schemaFaults(schema: object, given: Record<string, unknown>) {
  const validate = compile({ schema, method: 'POST', url: '', httpPart: 'body' }) as {
    (value: unknown): unknown
    errors?: SchemaFault[] | null
  }
  return validate(given) ? [] : fieldFaults(validate.errors ?? [])
}

/** The first sentence about a field says most; one about the whole form only where no field is named. */
function onePerField(faults: FieldFault[]): FieldFault[] {
  const named = faults.filter(({ path }) => path !== '')
  const kept = new Map<string, FieldFault>()
  for (const one of named.length > 0 ? named : faults) {
    if (!kept.has(one.path)) kept.set(one.path, one)
  }
  return [...kept.values()]
}

/** A script may name organisations the form never listed; no worker could go on with them. */
function notOffered(given: Record<string, unknown>, offered: Offer['targets']): FieldFault[] {
  if (!offered) return []
  const isUnknown = (id: unknown) => typeof id === 'string' && !offered.some((row) => row.id === id)
  const chosen = Array.isArray(given['targets']) ? given['targets'] : []
  return [
    ...(chosen.some(isUnknown)
      ? [fault('/targets', 'NOT_OFFERED', 'Bitte nur Stellen aus der Liste auswählen.')]
      : []),
    ...(isUnknown(given['target'])
      ? [fault('/target', 'NOT_OFFERED', 'Bitte eine Stelle aus der Liste auswählen.')]
      : []),
  ]
}

const fault = (path: string, code: string, message: string) => ({ path, code, message })

/** Who departs from a proposal says why; who chooses another target names it. */
function deviation(formId: string, given: Record<string, unknown>, proposed: unknown) {
  if (
    formId === 'intake-decision' &&
    proposed !== undefined &&
    given['outcome'] !== proposed &&
    !given['reason']
  ) {
    return [
      fault(
        '/reason',
        'REASON_MISSING',
        'Bitte in einem Satz begründen, warum Sie vom Vorschlag abweichen.',
      ),
    ]
  }
  if (given['choice'] === 'other-target' && !given['target']) {
    return [fault('/target', 'TARGET_MISSING', 'Bitte die andere Stelle auswählen.')]
  }
  const targets = Array.isArray(given['targets']) ? given['targets'] : []
  const consented = Array.isArray(given['consented']) ? given['consented'] : []
  if (formId === 'referral-targets' && consented.some((id) => !targets.includes(id))) {
    return [
      fault('/consented', 'NOT_CHOSEN', 'Einwilligungen nur für ausgewählte Stellen angeben.'),
    ]
  }
  return []
}
