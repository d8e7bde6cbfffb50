import { documentationOf, extension, headersOf, idOf, kindOf, text } from './diagram.ts'
import type { Rule } from './project.ts'

/** Working days of a year; who may take longer than that waits without an end. */
const mostWorkingDays = 260

/** Every human task names its form, its group, its due time and what completing it will cause. */
export const checkUserTasks: Rule = ({ diagrams, forms }, { groups }) =>
  diagrams.flatMap(({ file, nodes, contract }) =>
    nodes
      .filter((node) => kindOf(node) === 'userTask')
      .flatMap((node) => {
        const headers = headersOf(node)
        const formId = text(extension(node, 'zeebe:FormDefinition'), 'formId')
        const group = text(extension(node, 'zeebe:AssignmentDefinition'), 'candidateGroups')
        const problems: string[] = []

        if (!formId) problems.push('has no form; set a form id')
        else {
          if (!forms.some((form) => form.id === formId)) {
            problems.push(`there is no form ${formId}; add forms/${formId}.form`)
          }
          if (contract && !contract.forms[formId]) {
            problems.push(`the contract does not list the form ${formId}; add it`)
          }
          if (headers['form'] !== formId) {
            problems.push(`the header form is “${headers['form'] ?? ''}”; it must be ${formId}`)
          }
        }
        if (!group) problems.push('has no candidate group; say who does it')
        else if (!groups.includes(group)) {
          problems.push(`nobody works for the group ${group}; known: ${groups.join(', ')}`)
        }
        if (!/^\d+$/.test(headers['dueWorkingDays'] ?? '')) {
          problems.push(
            'has no due time; set the header dueWorkingDays to a number of working days',
          )
        } else if (Number(headers['dueWorkingDays']) > mostWorkingDays) {
          problems.push(
            `is due after more than a year; write at most ${mostWorkingDays} working days`,
          )
        }
        if (!documentationOf(node).startsWith('Danach: ')) {
          problems.push('does not say what follows; write a documentation that begins „Danach: “')
        }
        if (extension(node, 'zeebe:UserTask')) {
          problems.push(
            'is a native user task; KIMflow serves job-based ones, remove zeebe:userTask',
          )
        }
        return problems.map((problem) => ({ file, element: idOf(node), problem }))
      }),
  )
