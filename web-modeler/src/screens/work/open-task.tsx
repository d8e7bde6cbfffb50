import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { DueBadge } from '../../components/due-badge.tsx'
import { ErrorSummary, type Fault } from '../../components/error-summary.tsx'
import { Icon } from '../../components/icon.tsx'
import { Note } from '../../components/note.tsx'
import { PersonName } from '../../components/person-name.tsx'
import { Placeholder } from '../../components/placeholder.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { prepareSchema } from '../../forms/form-schema.ts'
import type { FormHandle } from '../../forms/form-view.tsx'
import { useSession } from '../../live/use-session.ts'
import type { TaskView, Values } from '../../resources/tasks.ts'
import { codes } from '../../texts/codes.ts'
import { t } from '../../texts/de.ts'
import { ConflictTable } from './conflict-table.tsx'
import { HolderLine } from './holder-line.tsx'
import { ProposalBox } from './proposal-box.tsx'
import { TaskFoot } from './task-foot.tsx'
import { useDraft } from './use-draft.ts'
import { useTaskActions } from './use-task-actions.ts'

const FormView = lazy(() =>
  import('../../forms/form-view.tsx').then(({ FormView }) => ({ default: FormView })),
)

type Props = {
  task: TaskView
  tab: string
  context: ReactNode
  onChanged: () => Promise<void>
  onFinished: (taskId: string) => Promise<void>
}

export function OpenTask({ task, tab, context, onChanged, onFinished }: Props) {
  const { staff } = useSession()
  const schema = useMemo(() => prepareSchema(task.form), [task.form])
  const form = useRef<FormHandle>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const draft = useDraft(task)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  const open = task.state === 'open'
  const own = open && task.assignee?.id === staff.id
  const actions = useTaskActions({ task, form, draft, heading, setFaults, onChanged, onFinished })

  useEffect(() => heading.current?.focus({ preventScroll: true }), [])

  const settle = async (values: Values) => {
    if (!draft.conflict) return
    await form.current?.replace(values)
    await draft.settle(values, draft.conflict.stored.rev)
  }
  return (
    <>
      <header className="pane-head task-head">
        <Link
          to="/arbeit"
          search={(before) => ({ ...before, task: undefined, tab: undefined }) as never}
          className="back-link"
        >
          <Icon name="arrow-back" size="small" /> {t.work.task.backToList}
        </Link>
        <div>
          <h2 ref={heading} tabIndex={-1}>
            {task.title}
          </h2>
          <p className="meta">
            {codes.number(task.number)}
            {task.person && (
              <>
                {' · '}
                <PersonName person={task.person} />
              </>
            )}
          </p>
        </div>
        <DueBadge due={task.due} />
      </header>
      {context && (
        <Tabs
          label={t.work.task.label}
          param="tab"
          current={tab}
          tabs={Object.entries(t.work.task.tabs).map(([id, label]) => ({ id, label }))}
        />
      )}
      <div className="pane-scroll task-body" hidden={tab !== 'form'}>
        {open ? (
          <HolderLine task={task} own={own} draft={draft} />
        ) : (
          <Note
            tone="ok"
            title={t.work.task.closed[task.state] ?? task.state}
            icon="check-circle"
          />
        )}
        <ErrorSummary faults={faults} onGo={(key) => form.current?.focusField(key)} />
        {actions.error !== null && <ProblemNote error={actions.error} />}
        {draft.error !== null && (
          <ProblemNote error={draft.error} onRetry={() => void draft.save()} />
        )}
        {draft.conflict && (
          <ConflictTable
            schema={schema}
            before={task.values}
            mine={draft.conflict.mine}
            stored={draft.conflict.stored}
            onSettle={(values) => void settle(values)}
          />
        )}
        {task.proposal && <ProposalBox proposal={task.proposal} />}
        <Suspense fallback={<Placeholder rows={4} label={t.work.task.formLoading} />}>
          <FormView
            ref={form}
            schema={schema}
            values={task.values}
            readOnly={!own}
            onChange={draft.change}
          />
        </Suspense>
        {own && <p className="meta">{t.work.task.sensitive}</p>}
        {task.afterwards && (
          <p className="afterwards">
            <b>{t.work.task.afterwards}</b> {task.afterwards.replace(/^Danach:\s*/, '')}
          </p>
        )}
      </div>
      {context && (
        <div className="pane-scroll" hidden={tab !== 'context'}>
          {context}
        </div>
      )}
      {open && <TaskFoot task={task} own={own} actions={actions} />}
    </>
  )
}
