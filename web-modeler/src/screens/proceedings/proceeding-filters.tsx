import {
  type ProceedingFilter,
  type ProceedingKind,
  statesOf,
} from '../../resources/proceedings.ts'
import { t } from '../../texts/de.ts'

const words = t.proceeding
type Props = {
  kinds: readonly ProceedingKind[]
  search: ProceedingFilter
  onChange: (search: ProceedingFilter) => void
}

/** Kind first: each kind has states of its own. */
export function ProceedingFilters({ kinds, search, onChange }: Props) {
  const states = statesOf(kinds.find(({ kind }) => kind === search.kind))
  const change = (part: ProceedingFilter) => onChange({ ...search, ...part, page: undefined })
  return (
    <>
      <label className="list-filter inline-select">
        <span>{words.filterKind}</span>
        <select
          value={search.kind ?? ''}
          onChange={(event) => change({ kind: event.target.value || undefined, state: undefined })}
        >
          <option value="">{words.allKinds}</option>
          {kinds.map((kind) => (
            <option key={kind.kind} value={kind.kind}>
              {kind.title}
            </option>
          ))}
        </select>
      </label>
      {states.length > 0 && (
        <label className="list-filter inline-select">
          <span>{words.filterState}</span>
          <select
            value={search.state ?? ''}
            onChange={(event) => change({ state: event.target.value || undefined })}
          >
            <option value="">{words.allStates}</option>
            {states.map((state) => (
              <option key={state.code} value={state.code}>
                {state.title}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}
