import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Empty } from '../../components/empty.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { proceedings } from '../../resources/proceedings.ts'
import { t } from '../../texts/de.ts'
import { ProceedingTable } from '../proceedings/proceeding-table.tsx'

const words = t.proceeding

/** The proceedings of one case; another begins from here. */
export function CaseProceedings({ caseId, isOpen }: { caseId: string; isOpen: boolean }) {
  const query = useQuery(proceedings({ caseId }))
  const start = isOpen && (
    <Link to="/verfahren/neu" search={{ case: caseId }} className="button button-primary">
      <Icon name="add" size="small" /> <span>{words.start.open}</span>
    </Link>
  )
  return (
    <div className="page">
      <Loaded query={query} rows={3}>
        {({ rows }) =>
          rows.length === 0 ? (
            <Empty icon="draft" title={words.ofCase.empty[0]} text={words.ofCase.empty[1]}>
              {start}
            </Empty>
          ) : (
            <>
              <header className="page-head">
                <h2>{words.ofCase.title}</h2>
                {start && <div className="page-actions push-end">{start}</div>}
              </header>
              <div className="card table-card">
                <ProceedingTable rows={rows} caption={words.ofCase.title} ofCase />
              </div>
            </>
          )
        }
      </Loaded>
    </div>
  )
}
