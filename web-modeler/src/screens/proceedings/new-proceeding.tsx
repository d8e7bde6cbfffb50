import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { ChoiceGroup } from '../../components/choice-group.tsx'
import { Empty } from '../../components/empty.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Note } from '../../components/note.tsx'
import { useSession } from '../../live/use-session.ts'
import { caseFile } from '../../resources/cases.ts'
import { type ProceedingKind, proceedingKinds } from '../../resources/proceedings.ts'
import { t } from '../../texts/de.ts'
import { usePageTitle } from '../use-page-title.ts'
import { StartForm } from './start-form.tsx'
import './proceedings.css'

const words = t.proceeding.start

/** Which kind, then its start form. With a case in the address it belongs to that case. */
export function NewProceedingScreen() {
  const { kind, case: caseId } = useSearch({ from: '/staff/verfahren/neu' })
  const navigate = useNavigate({ from: '/verfahren/neu' })
  const kinds = useQuery(proceedingKinds)
  const isAuthority = useSession().staff.role === 'authority-officer'
  const chosen = kinds.data?.find((one) => one.kind === kind)
  const title = titleOf(chosen)
  usePageTitle(title)
  return (
    <div className="page start-page">
      <nav className="crumbs" aria-label={t.caseFile.crumbs}>
        <Link to="/verfahren">{t.proceeding.title}</Link> <span aria-hidden="true">/</span> {title}
      </nav>
      <header className="page-head">
        <h1>{title}</h1>
        <p className="muted">
          {caseId ? (
            <CaseLine caseId={caseId} />
          ) : kind || isAuthority ? null : (
            <>
              {words.withoutCase} <Link to="/faelle">{words.toCases}</Link>
            </>
          )}
        </p>
      </header>
      <Loaded query={kinds}>
        {(all) => {
          if (kind && !chosen)
            return <Empty icon="draft" title={words.unknown[0]} text={words.unknown[1]} />
          if (chosen)
            return (
              <section className="card card-body">
                <KindNote kind={chosen} />
                <StartForm key={chosen.kind} kind={chosen} caseId={caseId} />
              </section>
            )
          return (
            <KindChoice
              kinds={all.filter((one) => isOffered(one, caseId, isAuthority))}
              onChoose={(next) =>
                void navigate({ search: (before) => ({ ...before, kind: next }) as never })
              }
            />
          )
        }}
      </Loaded>
    </div>
  )
}

const isFinding = (kind: string) => kind === 'structural-finding'

/** Case management begins with a case; only an authority begins with a person it names itself. */
const isOffered = (
  { subject, mayOpen }: ProceedingKind,
  caseId: string | undefined,
  isAuthority: boolean,
) =>
  mayOpen &&
  (caseId
    ? ['case', 'person'].includes(subject)
    : subject === 'none' || (subject === 'person' && isAuthority))

function titleOf(kind: ProceedingKind | undefined): string {
  if (!kind) return words.title
  return isFinding(kind.kind) ? words.findingTitle : words.titleOf(kind.title)
}

function CaseLine({ caseId }: { caseId: string }) {
  const file = useQuery(caseFile(caseId))
  if (!file.data) return null
  return (
    <Link to="/faelle/$caseId" params={{ caseId }} search={{ tab: 'proceedings' }}>
      {words.forCase(file.data.number)}
    </Link>
  )
}

function KindNote({ kind }: { kind: ProceedingKind }) {
  if (isFinding(kind.kind))
    return (
      <Note tone="info">
        <p>{words.findingLead}</p>
      </Note>
    )
  const about = words.about[kind.kind]
  return about ? <p className="muted">{about}</p> : null
}

type ChoiceProps = { kinds: readonly ProceedingKind[]; onChoose: (kind: string) => void }

function KindChoice({ kinds, onChoose }: ChoiceProps) {
  const [kind, setKind] = useState('')
  const [missing, setMissing] = useState(false)
  if (kinds.length === 0) return <Empty icon="draft" title={words.none[0]} text={words.none[1]} />
  const options = kinds.map((one) => ({
    value: one.kind,
    label: one.title,
    ...(words.about[one.kind] ? { hint: words.about[one.kind] ?? '' } : {}),
  }))
  return (
    <section className="card card-body">
      <ChoiceGroup
        id="kind"
        legend={words.legend}
        error={missing ? words.faultKind : undefined}
        options={options}
        value={kind}
        onChange={setKind}
      />
      <div className="card-actions">
        <Button
          kind="primary"
          onClick={() => {
            setMissing(!kind)
            if (kind) onChoose(kind)
            else document.getElementById('kind')?.focus()
          }}
        >
          {words.toForm}
        </Button>
      </div>
    </section>
  )
}
