import { ScrollArea } from '../../components/scroll-area.tsx'
import type { DeadlineFile } from '../../resources/deadlines.ts'
import { dates } from '../../texts/dates.ts'
import { t } from '../../texts/de.ts'
import { deadlineWords as words } from '../../texts/deadlines.ts'

type Props = { deadline: DeadlineFile; title: string }

/** Earlier dates and pauses, each with who and why; nothing where there was neither. */
export function DeadlineHistory({ deadline, title }: Props) {
  const { versions, suspensions } = deadline
  return (
    <>
      {suspensions.length > 0 && (
        <details open>
          <summary>{words.pauses}</summary>
          <ScrollArea className="table-scroll" label={`${words.pauses}: ${title}`}>
            <table className="rows">
              <caption className="visually-hidden">{`${words.pauses}: ${title}`}</caption>
              <thead>
                <tr>
                  {[words.from, words.to, words.days, words.basis, words.reason, words.by].map(
                    (head) => (
                      <th scope="col" key={head}>
                        {head}
                      </th>
                    ),
                  )}
                </tr>
              </thead>
              <tbody>
                {suspensions.map((pause) => (
                  <tr key={pause.from}>
                    <th scope="row">{dates.day(pause.from)}</th>
                    <td>{pause.to ? dates.day(pause.to) : words.stillResting}</td>
                    <td>{pause.days ?? t.none}</td>
                    <td>{pause.basis}</td>
                    <td>{pause.reason ?? t.none}</td>
                    <td>{pause.by ?? words.system}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
        </details>
      )}
      {versions.length > 1 && (
        <details>
          <summary>{words.versions(versions.length - 1)}</summary>
          <ScrollArea
            className="table-scroll"
            label={`${words.versions(versions.length - 1)}: ${title}`}
          >
            <table className="rows">
              <caption className="visually-hidden">{title}</caption>
              <thead>
                <tr>
                  {[words.version, words.date, words.change, words.reason, words.by].map((head) => (
                    <th scope="col" key={head}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {versions.toReversed().map((version) => (
                  <tr key={version.number}>
                    <th scope="row">{version.number}</th>
                    <td>{dates.day(version.dueOn)}</td>
                    <td>{words.changes[version.change] ?? version.change}</td>
                    <td>{version.reason ?? t.none}</td>
                    <td>
                      {version.by ?? words.system}, {dates.day(version.at)}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
        </details>
      )}
    </>
  )
}
