/** One fault of one field, as `errors[]` of a problem carries it. */
export type FieldFault = { path: string; code: string; message: string }

/** What Ajv reports, as far as it is used here. */
export type SchemaFault = {
  keyword: string
  instancePath: string
  schemaPath?: string
  params: Record<string, unknown>
}

const mostFaults = 20

/**
 * Faults of a request against its schema, one per field, each with a German sentence that says how
 * to mend it. Never repeats what was sent: neither values nor names of unknown fields.
 */
export function fieldFaults(faults: readonly SchemaFault[]): FieldFault[] {
  const byPath = new Map<string, SchemaFault>()
  for (const fault of faults) {
    const path = pathOf(fault)
    const known = byPath.get(path)
    // A union reports each of its branches; the sentence for the whole says more.
    if (!known || fault.keyword === 'anyOf') byPath.set(path, fault)
  }
  return [...byPath]
    .slice(0, mostFaults)
    .map(([path, fault]) => ({ path, code: fault.keyword, message: sentenceFor(fault) }))
}

function pathOf({ keyword, instancePath, schemaPath, params }: SchemaFault): string {
  // In a record of anything the names are the sender's own words: only the record is named.
  if (/\/(pattern|additional)Properties\//.test(schemaPath ?? '')) {
    return instancePath.split('/', 2).join('/')
  }
  const field = keyword === 'required' ? `/${String(params['missingProperty'])}` : ''
  const path = `${instancePath}${field}`
  return /^[\w/.-]{0,200}$/.test(path) ? path : '/'
}

function sentenceFor({ keyword, params }: SchemaFault): string {
  const limit = String(params['limit'])
  switch (keyword) {
    case 'required':
      return 'Ergänzen Sie diese Angabe.'
    case 'additionalProperties':
      return 'Lassen Sie Felder weg, die hier nicht vorgesehen sind.'
    case 'type':
      return `Erwartet wird ${typeWords[String(params['type'])] ?? 'ein anderer Wert'}.`
    case 'minLength':
      return limit === '1'
        ? 'Füllen Sie dieses Feld aus.'
        : `Geben Sie mindestens ${limit} Zeichen ein.`
    case 'maxLength':
      return `Kürzen Sie auf höchstens ${limit} Zeichen.`
    case 'minItems':
      return limit === '1'
        ? 'Wählen Sie mindestens einen Eintrag.'
        : `Wählen Sie mindestens ${limit} Einträge.`
    case 'maxItems':
      return `Wählen Sie höchstens ${limit} Einträge.`
    case 'uniqueItems':
      return 'Nennen Sie jeden Eintrag nur einmal.'
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
      return `Der Wert soll ${String(params['comparison'])} ${limit} sein.`
    case 'pattern':
      return patternSentence(String(params['pattern']))
    case 'format':
      return 'Geben Sie einen Tag an, den es gibt, als JJJJ-MM-TT.'
    default:
      return 'Wählen Sie einen der vorgesehenen Werte.'
  }
}

const typeWords: Record<string, string> = {
  string: 'ein Text',
  integer: 'eine ganze Zahl',
  number: 'eine Zahl',
  boolean: 'ja oder nein (true oder false)',
  array: 'eine Liste',
  object: 'eine Gruppe von Angaben',
  null: 'keine Angabe (null)',
}

const patternSentence = (pattern: string): string =>
  pattern.endsWith('-\\d{2}-\\d{2}$')
    ? 'Geben Sie den Tag als JJJJ-MM-TT an, zum Beispiel 2026-12-09.'
    : 'Geben Sie die Kennung so an, wie KIMflow sie ausgibt.'
