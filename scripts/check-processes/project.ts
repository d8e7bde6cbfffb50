import { BpmnModdle, type ModdleElement } from 'bpmn-moddle'
import { DmnModdle } from 'dmn-moddle'
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json' with { type: 'json' }
import type { ProcessContract } from '../../processes/process-contract.ts'
import { readTable } from '../../services/decisions/tables.ts'
import { idOf, levelsOf, listOf, nodesOf, one, text } from './diagram.ts'
import { textsIn } from './texts.ts'

/** A file of the processes folder; the path is relative to it: `intake/forms/intake-talk.form`. */
export type ProcessFile = { path: string; text: string }

export type Diagram = {
  file: string
  folder: string
  definitions: ModdleElement
  process: ModdleElement
  elements: Record<string, ModdleElement>
  /** the process and its sub-processes */
  levels: ModdleElement[]
  /** every flow node, whatever its level */
  nodes: ModdleElement[]
  warnings: string[]
  contract: ProcessContract | undefined
}

export type FormField = {
  key: string
  type: string
  id: string
  options: string[] | null
  /** when the field is hidden, in FEEL */
  hide: string
}
export type Form = {
  file: string
  folder: string
  id: string
  fields: FormField[]
  texts: string[]
}

export type Decision = {
  file: string
  folder: string
  id: string
  outputs: string[]
  annotations: string[]
  table: Awaited<ReturnType<typeof readTable>>
  warnings: string[]
}

export type Project = {
  diagrams: Diagram[]
  forms: Form[]
  decisions: Decision[]
  contracts: readonly ProcessContract[]
  /** files that could not be read at all */
  unreadable: Finding[]
}

export type Finding = { file: string; element: string; problem: string }

/** The words the diagrams must agree with; handed in, so that tests can leave some out. */
export type Words = {
  workers: readonly { type: string; whenExhausted?: string; parks?: true }[]
  /** message → variables that may be its correlation key; only messages some code publishes */
  messageKeys: Readonly<Record<string, readonly string[]>>
  /** message → job type whose header \`as\` names the variable with its key */
  keyedBy: Readonly<Record<string, string>>
  groups: readonly string[]
  deadlineRules: readonly string[]
  /** rule → names of the facts it counts from */
  ruleFacts: Readonly<Record<string, readonly string[]>>
}

export type Rule = (project: Project, words: Words) => Finding[]

const folderOf = (path: string): string => path.split('/')[0] ?? ''

/** Parses every diagram, form and decision table of the folder. */
export async function readProject(
  files: readonly ProcessFile[],
  contracts: readonly ProcessContract[],
): Promise<Project> {
  const project: Project = { diagrams: [], forms: [], decisions: [], contracts, unreadable: [] }
  for (const file of files) {
    try {
      if (file.path.endsWith('.bpmn')) project.diagrams.push(await readDiagram(file, contracts))
      else if (file.path.endsWith('.form')) project.forms.push(readForm(file))
      else if (file.path.endsWith('.dmn')) project.decisions.push(await readDecision(file))
    } catch (error) {
      const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
      project.unreadable.push({
        file: file.path,
        element: '-',
        problem: `cannot be read (${why}); mend the file by hand or draw it anew`,
      })
    }
  }
  return project
}

async function readDiagram(
  { path, text: xml }: ProcessFile,
  contracts: readonly ProcessContract[],
): Promise<Diagram> {
  const { rootElement, elementsById, warnings } = await new BpmnModdle({ zeebe }).fromXML(xml)
  const processes = listOf(rootElement, 'rootElements').filter((e) => e.$type === 'bpmn:Process')
  const [process, second] = processes
  if (!process || second) throw new Error(`has ${processes.length} processes instead of one`)
  const levels = levelsOf(process)

  return {
    file: path,
    folder: folderOf(path),
    definitions: rootElement,
    process,
    elements: elementsById,
    levels,
    nodes: levels.flatMap(nodesOf),
    warnings: warnings.map(({ message }) => message.split('\n')[0] ?? ''),
    contract: contracts.find((contract) => contract.processId === idOf(process)),
  }
}

type Component = {
  id?: string
  type?: string
  key?: string
  values?: { value: unknown }[]
  conditional?: { hide?: string }
  components?: Component[]
}

function readForm({ path, text: json }: ProcessFile): Form {
  const form = JSON.parse(json) as { id?: string; components?: Component[] }
  const walk = (components: Component[] = []): Component[] =>
    components.flatMap((component) => [component, ...walk(component.components)])

  return {
    file: path,
    folder: folderOf(path),
    id: form.id ?? '',
    texts: textsIn(form),
    fields: walk(form.components).map(({ id = '', type = '', key = '', values, conditional }) => ({
      id,
      type,
      key,
      options: values ? values.map(({ value }) => String(value)) : null,
      hide: conditional?.hide ?? '',
    })),
  }
}

async function readDecision({ path, text: xml }: ProcessFile): Promise<Decision> {
  const { rootElement, warnings } = await new DmnModdle().fromXML(xml)
  const [decision, second] = listOf(rootElement, 'drgElement').filter(
    (element) => element.$type === 'dmn:Decision',
  )
  if (!decision || second) throw new Error('holds no decision, or more than one')
  const annotations = listOf(one(decision, 'decisionLogic'), 'annotation')

  return {
    file: path,
    folder: folderOf(path),
    id: idOf(decision),
    outputs: listOf(one(decision, 'decisionLogic'), 'output').map((output) => text(output, 'name')),
    annotations: annotations.map((annotation) => text(annotation, 'name')),
    table: await readTable(xml),
    warnings: warnings.map(({ message }) => message.split('\n')[0] ?? ''),
  }
}
