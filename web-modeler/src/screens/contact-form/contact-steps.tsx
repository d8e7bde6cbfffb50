import { Checkbox } from '../../components/checkbox.tsx'
import { ChoiceGroup } from '../../components/choice-group.tsx'
import type { Fault } from '../../components/error-summary.tsx'
import { Field } from '../../components/field.tsx'
import { Note } from '../../components/note.tsx'
import { codes } from '../../texts/codes.ts'
import { t } from '../../texts/de.ts'
import type { Draft } from './draft.ts'

const words = t.contact.form
type Props = {
  draft: Draft
  faults: readonly Fault[]
  onChange: (change: Partial<Draft>) => void
  staff: boolean
}

const messageOf = (faults: readonly Fault[], target: string) =>
  faults.find((fault) => fault.target === target)?.message

export function SourceStep({ draft, faults, onChange, staff }: Props) {
  const labels = staff
    ? { ...words.source.options, ...words.source.staffOptions }
    : words.source.options
  return (
    <ChoiceGroup
      id="source"
      legend={words.source.legend}
      hint={words.source.hint}
      error={messageOf(faults, 'source')}
      options={Object.entries(labels).map(([value, label]) => ({ value, label }))}
      value={draft.source}
      onChange={(source) => onChange({ source: source as Draft['source'] })}
    />
  )
}

export function ConsentStep({ draft, faults, onChange }: Props) {
  const { consentStep } = words
  const options = (['written', 'oral', 'no'] as const).map((value) => {
    const [label = '', hint = ''] = consentStep[value]
    return { value, label, hint }
  })
  return (
    <>
      <ChoiceGroup
        id="consent"
        legend={consentStep.legend}
        hint={consentStep.hint}
        error={messageOf(faults, 'consent')}
        options={options}
        value={draft.consent}
        onChange={(consent) => onChange({ consent: consent as Draft['consent'] })}
      />
      {draft.consent === 'no' ? (
        <Note tone="info" title={consentStep.stopTitle} role="status">
          <p>{consentStep.stopText}</p>
          <p>{consentStep.stopTalk}</p>
        </Note>
      ) : (
        <Sensitive />
      )}
    </>
  )
}

export function PersonStep({ draft, faults, onChange }: Props) {
  const { person } = words
  const text = (
    name: 'givenName' | 'familyName' | 'birthDate' | 'phone' | 'email',
    label: string,
    more: { hint?: string; optional?: boolean; type?: string } = {},
  ) => (
    <Field
      id={name}
      label={label}
      hint={more.hint}
      optional={more.optional ?? false}
      error={messageOf(faults, name)}
    >
      {(wiring) => (
        <input
          {...wiring}
          type={more.type ?? 'text'}
          maxLength={name === 'phone' ? 40 : 120}
          dir="auto"
          autoComplete="off"
          value={draft[name]}
          onChange={(event) => onChange({ [name]: event.target.value })}
        />
      )}
    </Field>
  )
  const byPhone = draft.channel === 'phone' || draft.channel === 'text-message'
  return (
    <fieldset className="group">
      <legend>{person.legend}</legend>
      <div className="field-pair">
        {text('givenName', person.givenName, { hint: person.nameHint })}
        {text('familyName', person.familyName)}
      </div>
      <div className="field-short">
        {text('birthDate', person.birthDate, { hint: person.birthHint, optional: true })}
      </div>
      <div className="field-pair">
        <LanguageField
          id="language"
          label={person.language}
          hint={person.languageHint}
          error={messageOf(faults, 'language')}
          value={draft.language}
          onChange={(language) => onChange({ language })}
        />
        <LanguageField
          id="secondLanguage"
          label={person.secondLanguage}
          optional
          value={draft.secondLanguage}
          onChange={(secondLanguage) => onChange({ secondLanguage })}
        />
      </div>
      <Checkbox
        label={person.interpreter}
        checked={draft.interpreter}
        onChange={(interpreter) => onChange({ interpreter })}
      />
      <ChoiceGroup
        id="channel"
        legend={person.channel}
        error={messageOf(faults, 'channel')}
        options={Object.entries(person.channels).map(([value, label]) => ({ value, label }))}
        value={draft.channel}
        onChange={(channel) => onChange({ channel: channel as Draft['channel'] })}
      />
      {byPhone && text('phone', person.phone, { type: 'tel' })}
      {draft.channel === 'email' && text('email', person.email, { type: 'email' })}
    </fieldset>
  )
}

type LanguageProps = {
  id: string
  label: string
  hint?: string
  error?: string | undefined
  optional?: boolean
  value: string
  onChange: (code: string) => void
}

function LanguageField({
  id,
  label,
  hint,
  error,
  optional = false,
  value,
  onChange,
}: LanguageProps) {
  return (
    <Field id={id} label={label} hint={hint} optional={optional} error={error}>
      {(wiring) => (
        <select {...wiring} value={value} onChange={(event) => onChange(event.target.value)}>
          <option value="">{optional ? t.none : words.person.choose}</option>
          {t.contact.languages.map((code) => (
            <option key={code} value={code}>
              {codes.language(code)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export function TopicsStep({ draft, faults, onChange }: Props) {
  const { topics } = words
  const all = [
    'livelihood',
    'housing',
    'german',
    'childcare-school',
    'health',
    'work-recognition',
    'residence',
    'family',
    'discrimination',
  ] as const
  const toggle = (topic: string) =>
    onChange({
      topics: all.filter((one) => (one === topic) !== draft.topics.includes(one)),
    })
  return (
    <>
      <ChoiceGroup
        id="topics"
        legend={topics.legend}
        hint={topics.hint}
        error={messageOf(faults, 'topics')}
        look="columns"
        options={all.map((value) => ({ value, label: codes.topic(value) }))}
        value={draft.topics}
        onChange={toggle}
      />
      <Checkbox
        label={topics.urgent}
        checked={draft.urgent}
        onChange={(urgent) => onChange({ urgent })}
      />
      {draft.urgent && <p className="meta">{topics.emergency}</p>}
      <Field id="message" label={topics.message} optional hint={topics.messageHint}>
        {(wiring) => (
          <textarea
            {...wiring}
            rows={4}
            maxLength={2000}
            value={draft.message}
            onChange={(event) => onChange({ message: event.target.value })}
          />
        )}
      </Field>
      <Sensitive />
    </>
  )
}

const Sensitive = () => (
  <Note tone="warning" title={words.warnTitle}>
    <p>{words.warnText}</p>
  </Note>
)
