import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useMemo, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { ErrorSummary, type Fault } from '../../components/error-summary.tsx'
import { Placeholder } from '../../components/placeholder.tsx'
import { ProblemNote } from '../../components/problem-note.tsx'
import { useNotice } from '../../components/undo-bar.tsx'
import { ownFaults, serverFaults } from '../../forms/form-faults.ts'
import { prepareSchema } from '../../forms/form-schema.ts'
import type { FormHandle } from '../../forms/form-view.tsx'
import { openProceeding, type ProceedingKind } from '../../resources/proceedings.ts'
import type { Values } from '../../resources/tasks.ts'
import { t } from '../../texts/de.ts'

const FormView = lazy(() =>
  import('../../forms/form-view.tsx').then(({ FormView }) => ({ default: FormView })),
)
const words = t.proceeding.start
type Props = { kind: ProceedingKind; caseId: string | undefined }

/** The start form of one kind. What was typed stays on the page whatever the server answers. */
export function StartForm({ kind, caseId }: Props) {
  const schema = useMemo(() => {
    const { components, ...rest } = prepareSchema(kind.form)
    // A case knows its person already: nobody types the name a second time.
    return { ...rest, components: components.filter(({ key }) => !caseId || !isName(key)) }
  }, [kind.form, caseId])
  const form = useRef<FormHandle>(null)
  const [faults, setFaults] = useState<readonly Fault[]>([])
  // The same values sent twice are one proceeding; whoever corrects them means another.
  const key = useRef(crypto.randomUUID())
  const navigate = useNavigate()
  const queries = useQueryClient()
  const notice = useNotice()
  const opening = useMutation({
    mutationFn: (values: Values) =>
      openProceeding({ kind: kind.kind, ...(caseId ? { caseId } : {}), values }, key.current),
    onSuccess: ({ proceedingId, number }) => {
      notice({ text: words.done(number) })
      void queries.invalidateQueries({ queryKey: ['proceedings', 'list'] })
      void navigate({ to: '/verfahren/$proceedingId', params: { proceedingId } })
    },
    onError: (cause) => setFaults(serverFaults(cause)),
  })
  const send = () => {
    if (opening.isPending) return
    const { values, errors } = form.current?.submit() ?? { values: {}, errors: [] }
    setFaults(ownFaults(errors))
    if (errors.length === 0) opening.mutate(values)
  }
  const isFinding = kind.kind === 'structural-finding'
  return (
    <>
      <ErrorSummary faults={faults} onGo={(field) => form.current?.focusField(field)} />
      {opening.error && faults.length === 0 && <ProblemNote error={opening.error} />}
      <Suspense fallback={<Placeholder rows={4} label={t.work.task.formLoading} />}>
        <FormView
          ref={form}
          schema={schema}
          values={{}}
          readOnly={false}
          onChange={() => {
            key.current = crypto.randomUUID()
          }}
        />
      </Suspense>
      {!isFinding && <p className="meta">{t.work.task.sensitive}</p>}
      <div className="card-actions">
        <Button kind="primary" busy={opening.isPending} onClick={send}>
          {isFinding ? words.submitFinding : words.submit(kind.title)}
        </Button>
        <Button kind="quiet" onClick={() => history.back()}>
          {t.cancel}
        </Button>
      </div>
    </>
  )
}

const isName = (key: string | undefined) => key === 'givenName' || key === 'familyName'
