const keywords = new Set(
  'if then else and or not true false null in some every satisfies return for between instance of'.split(
    ' ',
  ),
)
const builtins =
  /\b(get or else|is defined|list contains|string length|date and time|years and months duration)\b/g
const texts = /"(?:[^"\\]|\\.)*"/g

/** The variables a FEEL expression reads; names before a bracket are functions. */
export const variablesIn = (expression: string): string[] => [
  ...new Set(
    [
      ...expression
        .replace(texts, ' ')
        .replace(builtins, ' ')
        .matchAll(/(?<![.\w])[A-Za-z_]\w*(?!\w*\s*\()/g),
    ]
      .map(([name]) => name)
      .filter((name) => !keywords.has(name)),
  ),
]

/** The codes an expression compares a variable with: `outcome = "OPEN_CASE"`. */
export const comparisonsIn = (expression: string): { variable: string; code: string }[] =>
  [
    ...expression.matchAll(
      /(?:get or else\((\w+),[^)]*\)|(?<![.\w])([A-Za-z_]\w*))\s*!?=\s*"([^"]*)"/g,
    ),
  ].map(([, inner, plain, code = '']) => ({ variable: inner ?? plain ?? '', code }))

/** What an expression may answer, where it names texts and nothing else. */
export const answersOf = (expression: string): string[] => {
  const bare = expression.replace(/^=\s*/, '').trim()
  const [, yes, no] = /^if .+ then ("[^"]*") else ("[^"]*")$/s.exec(bare) ?? []
  const literals = yes && no ? [yes, no] : /^"[^"]*"$/.test(bare) ? [bare] : []
  return literals.map((literal) => literal.slice(1, -1))
}

/** The first thing the engine could not read; expressions of our diagrams are short ones. */
export function faultIn(expression: string): string | null {
  if (!expression.startsWith('=')) return 'does not begin with “=”, so that it is a fixed text'
  const bare = expression.slice(1).replace(texts, ' 0 ')
  if (bare.trim() === '') return 'is empty'
  if (bare.includes('"')) return 'has a text that does not end'
  if (/==|&&|\|\||!(?!=)/.test(bare)) return 'is no FEEL: write =, and, or, not( )'
  if (
    /(?:[=<>+*/-]|\b(?:and|or)\b)\s*(?:=|[*/)\]]|\b(?:and|or)\b|$)/.test(
      bare.replace(/[<>!]=/g, '<'),
    )
  )
    return 'lacks a value beside an operator'
  const open: string[] = []
  for (const [sign] of bare.matchAll(/[()[\]{}]/g)) {
    if ('([{'.includes(sign)) open.push(sign)
    else if (open.pop() !== { ')': '(', ']': '[', '}': '{' }[sign]) return 'has a bracket too many'
  }
  return open.length > 0 ? 'has a bracket that does not close' : null
}
