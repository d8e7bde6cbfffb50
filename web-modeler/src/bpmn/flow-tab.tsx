import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Empty } from '../components/empty.tsx'
import { Loaded } from '../components/loaded.tsx'
import { type FlowInstance, flow } from '../resources/cases.ts'
import { changeSettings, useSettings } from '../settings.ts'
import { dates } from '../texts/dates.ts'
import { t } from '../texts/de.ts'
import { StepTable } from './step-table.tsx'
import { DiagramView } from './viewer/diagram-view.tsx'
import './flow-tab.css'

const words = t.caseFile.flow
type Props = {
  // biome-ignore lint/suspicious/noExplicitAny: query options carry their own key type
  flows: UseQueryOptions<FlowInstance[], Error, FlowInstance[], any>
  chosen: string | undefined
  step: string | undefined
  referral?: string | undefined
}

/** Where is my case: every process instance of it, the picture and the steps side by side. */
export function FlowTab({ flows, chosen, step, referral }: Props) {
  const query = useQuery(flows)
  return (
    <div className="page flow-page">
      <Loaded query={query}>
        {(instances) => {
          const instance = pick(instances, chosen, referral)
          return instance ? (
            <Flow
              key={instance.instanceKey}
              instances={instances}
              instance={instance}
              step={step}
            />
          ) : (
            <Empty icon="flag" title={words.none[0]} text={words.none[1]} />
          )
        }}
      </Loaded>
    </div>
  )
}

type FlowProps = {
  instances: readonly FlowInstance[]
  instance: FlowInstance
  step: string | undefined
}

function Flow({ instances, instance, step }: FlowProps) {
  const query = useQuery(flow(instance.instanceKey))
  const navigate = useNavigate()
  const { flowLayout } = useSettings()
  const title = titleOf(instance)
  const go = (change: object) =>
    navigate({
      to: '.',
      replace: true,
      search: ((before: object) => ({ ...before, ...change })) as never,
    })
  const select = (elementId: string) => void go({ step: elementId })
  return (
    <>
      {instances.length > 1 && (
        <label className="flow-choice">
          <span>{words.choose}</span>
          <select
            value={instance.instanceKey}
            onChange={(event) =>
              go({ flow: event.target.value, referral: undefined, step: undefined })
            }
          >
            {instances.map((one) => (
              <option key={one.instanceKey} value={one.instanceKey}>
                {words.option(
                  titleOf(one),
                  words.states[one.state] ?? one.state,
                  dates.dayMonth(one.startedAt),
                )}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className={`flow flow-layout-${flowLayout}`}>
        <section className="card flow-picture" aria-labelledby="flow-title">
          <header className="card-head">
            <div>
              <h2 id="flow-title">{title}</h2>
              <p className="meta">{words.meta(instance.processTitle, instance.processVersion)}</p>
            </div>
            <p className="flow-legend meta">
              <i className="legend-done" /> {words.legendDone}
              <i className="legend-current" /> {words.legendCurrent}
            </p>
          </header>
          {flowLayout !== 'table' && (
            <Loaded query={query}>
              {(data) => (
                <DiagramView flow={data} title={title} selected={step} onSelect={select} />
              )}
            </Loaded>
          )}
        </section>
        <section className="card flow-steps" aria-labelledby="flow-steps">
          <header className="card-head">
            <h2 id="flow-steps">{words.steps}</h2>
            <fieldset className="segments">
              <legend className="visually-hidden">{words.layout}</legend>
              {Object.entries(words.layouts).map(([layout, label]) => (
                <button
                  key={layout}
                  type="button"
                  aria-pressed={layout === flowLayout}
                  onClick={() => changeSettings({ flowLayout: layout as typeof flowLayout })}
                >
                  {label}
                </button>
              ))}
            </fieldset>
          </header>
          {flowLayout !== 'picture' && (
            <Loaded query={query}>
              {(data) => <StepTable steps={data.steps} selected={step} onSelect={select} />}
            </Loaded>
          )}
        </section>
      </div>
    </>
  )
}

const titleOf = (instance: FlowInstance) =>
  words.title(instance.processTitle, instance.referralNumber, instance.target)

/** The one asked for, else the one that runs, else the newest. */
function pick(
  instances: readonly FlowInstance[],
  chosen: string | undefined,
  referral: string | undefined,
) {
  return (
    instances.find(({ instanceKey }) => instanceKey === chosen) ??
    instances.find(({ referralId }) => referral !== undefined && referralId === referral) ??
    instances.find(({ state }) => ['active', 'running', 'incident'].includes(state)) ??
    instances.at(0)
  )
}
