import { Field } from '../../components/field.tsx'
import { calculatorTexts as words } from '../../texts/calculator.ts'

type Props = {
  place: string
  asOf: string
  error?: string | undefined
  onPlace: (code: string) => void
  onAsOf: (day: string) => void
}

/** Whose holidays count, and on which day the law is read. */
export const PlaceAndLaw = ({ place, asOf, error, onPlace, onAsOf }: Props) => (
  <>
    <Field label={words.place} hint={words.placeHint}>
      {(wiring) => (
        <select {...wiring} value={place} onChange={({ target }) => onPlace(target.value)}>
          <option value="">{words.ownPlace}</option>
          {Object.entries(words.states).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
    <Field label={words.asOf} hint={words.asOfHint} error={error}>
      {(wiring) => (
        <input
          {...wiring}
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          value={asOf}
          onChange={({ target }) => onAsOf(target.value)}
        />
      )}
    </Field>
  </>
)
