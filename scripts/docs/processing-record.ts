import type { ModdleElement } from 'bpmn-moddle'
import type { NoticeCategory, NoticeContract } from '../../processes/process-contract.ts'
import {
  documentationOf,
  headersOf,
  idOf,
  listOf,
  propertiesOf,
  text,
} from '../check-processes/diagram.ts'
import type { Diagram } from '../check-processes/project.ts'

const headings = [
  ['legalBasis', 'Rechtsgrundlage'],
  ['controller', 'Verantwortliche Stelle'],
  ['dataCategories', 'Datenkategorien'],
  ['retention', 'Löschung'],
] as const

const categories: Readonly<Record<NoticeCategory, string>> = {
  name: 'Name',
  'birth-date': 'Geburtsdatum',
  contact: 'Kontaktweg',
  language: 'Sprache',
}

/**
 * The record of processing activities of one process (Art. 30 Abs. 1 DSGVO), in German, from the
 * properties its diagram carries. What the data-protection officer reads is what the engine runs.
 */
export function renderRecord(diagram: Diagram): string {
  const { process, definitions, nodes } = diagram
  const title = text(process, 'name')
  const steps = nodes.filter((node) => propertiesOf(node)['legalBasis'])
  const collaboration = listOf(definitions, 'rootElements').find(
    (element) => element.$type === 'bpmn:Collaboration',
  )
  const bodies = listOf(collaboration, 'participants').map((pool) => text(pool, 'name'))
  const collect = (property: string) => [
    ...new Set(
      steps.flatMap((step) =>
        (propertiesOf(step)[property] ?? '')
          .split(property === 'dataCategories' ? ';' : '\n')
          .map((one) => one.trim())
          .filter(Boolean),
      ),
    ),
  ]

  return [
    `# Verzeichnis von Verarbeitungstätigkeiten: ${title}`,
    '',
    'Nach Art. 30 Abs. 1 DSGVO, erzeugt aus dem Prozessmodell mit `npm run docs`. Änderungen gehören in das Modell.',
    '',
    '| | |',
    '|---|---|',
    `| Verarbeitungstätigkeit | ${title} (\`${idOf(process)}\`) |`,
    `| Zweck | ${line(documentationOf(process))} |`,
    `| Verantwortliche | ${collect('controller').map(line).join('; ')} |`,
    `| Betroffene Personen | ${personsOf(diagram)}; Beschäftigte der beteiligten Stellen |`,
    `| Datenkategorien | ${collect('dataCategories').map(line).join('; ')} |`,
    `| Beteiligte und Empfänger | ${bodies.map(line).join('; ')} |`,
    '| Drittland | keine Übermittlung |',
    `| Löschung | ${collect('retention').map(line).join('; ')} |`,
    '| Schutz (Art. 32 DSGVO) | Namen, Freitexte und Formularwerte sind je Person verschlüsselt; Prozess-Engine, Protokolle und Warteschlangen tragen nur Kennungen; jede Änderung steht im Protokoll; getrennte Mandanten |',
    '',
    '## Schritte',
    '',
    `| Schritt | ${headings.map(([, heading]) => heading).join(' | ')} |`,
    `|---|${headings.map(() => '---').join('|')}|`,
    ...steps.map((step) => stepRow(step)),
    ...noticeTable(diagram),
    '',
  ].join('\n')
}

const personsOf = ({ contract }: Diagram): string =>
  contract?.proceeding?.subject === 'none'
    ? 'keine Ratsuchenden, das Verfahren trägt keinen Personenbezug'
    : 'Ratsuchende und Angehörige'

function stepRow(step: ModdleElement): string {
  const given = propertiesOf(step)
  const cells = headings.map(([name]) => line(given[name] ?? '–'))
  return `| ${text(step, 'name')} | ${cells.join(' | ')} |`
}

/** Messages to other bodies, from the contract: who learns what on which basis. */
function noticeTable({ contract, nodes }: Diagram): string[] {
  const notices = Object.entries<NoticeContract>(contract?.notices ?? {})
  if (notices.length === 0) return []
  const used = new Set(nodes.map((node) => headersOf(node)['notice']))
  return [
    '',
    '## Mitteilungen an andere Stellen',
    '',
    '| Mitteilung | Empfänger | Grundlage | Angaben zur Person |',
    '|---|---|---|---|',
    ...notices
      .filter(([name]) => used.has(name))
      .map(([name, { title, to, basis, dataCategories }]) => {
        const source = basis.kind === 'statute' ? basis.source : 'Einwilligung'
        const told = dataCategories.map((category) => categories[category]).join(', ')
        return `| ${title} (\`${name}\`) | ${to.join(', ')} | ${source} | ${told || 'keine'} |`
      }),
  ]
}

const line = (words: string): string => words.replaceAll('\n', ' ').replaceAll('|', '/')
