import { Link } from '@tanstack/react-router'
import { DueBadge } from '../../components/due-badge.tsx'
import { Empty } from '../../components/empty.tsx'
import type { Accountable, ReferralView } from '../../resources/cases.ts'
import { codes } from '../../texts/codes.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { targetOf } from './deadline-item.tsx'

const words = t.caseFile.tasks
type Props = { steps: readonly Accountable[]; referrals: readonly ReferralView[] }

/** Open tasks of this case; each opens in the work view, where it can be done. */
export function CaseTasks({ steps, referrals }: Props) {
  const tasks = steps.filter((step) => step.taskId !== null)
  if (tasks.length === 0) {
    return (
      <div className="page">
        <Empty icon="check-circle" title={words.none[0]} text={words.none[1]} />
      </div>
    )
  }
  return (
    <div className="page">
      <div className="card table-card">
        <table className="rows">
          <caption className="visually-hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{words.open}</th>
              <th scope="col">{words.due}</th>
              <th scope="col">{words.who}</th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <tr key={task.taskId}>
                <th scope="row">
                  <Link
                    to="/arbeit"
                    search={{ task: task.taskId ?? undefined } as never}
                    className="row-link"
                  >
                    {[task.title, targetOf(task, referrals)].filter(Boolean).join(': ')}
                  </Link>
                  <span className="second-line">{words.since(dates.day(task.since))}</span>
                </th>
                <td>
                  {task.due && (
                    <>
                      <DueBadge due={task.due} />
                      <span className="second-line">{dates.day(task.due.on)}</span>
                    </>
                  )}
                </td>
                <td>{task.who ?? words.free(codes.group(task.groupId))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
