/**
 * A thin reading of TypeScript for the checks: swc parses, `visit` walks. Text search would also find
 * what stands in comments and strings.
 */
import { parseSync } from '@swc/core'
import type { SourceFile } from './tree.ts'

export type Node = { type: string; span?: { start: number; end: number } } & Record<string, unknown>

/** `slot` is the parent's property that holds the node. */
export type See = (node: Node, slot: string) => unknown

export type Syntax = {
  /** calls `see` for every node, parents first; `false` leaves out what is inside */
  visit(see: See): void
  lineOf(node: Node): number
}

export function parseCode({ path, text }: SourceFile): Syntax {
  const module = parseSync(text, {
    syntax: 'typescript',
    tsx: path.endsWith('x'),
    target: 'esnext',
    comments: false,
  }) as unknown as Node
  const bytes = Buffer.from(text)
  const body = module['body'] as Node[]
  const first = firstToken(text)
  // swc counts bytes over everything it has parsed so far; the first token is the fixed point.
  const offset = (body[0]?.span?.start ?? 0) - first

  return {
    visit: (see) => walk(module, 'module', see),
    lineOf: (node) =>
      bytes
        .subarray(0, Math.max(0, (node.span?.start ?? 0) - offset))
        .toString()
        .split('\n').length,
  }
}

/** Byte position behind the leading blanks and comments (and a hashbang). */
function firstToken(text: string): number {
  const lead = /^(?:#![^\n]*\n|\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/.exec(text)?.[0] ?? ''
  return Buffer.byteLength(lead)
}

function walk(value: unknown, slot: string, see: See): void {
  if (Array.isArray(value)) {
    for (const item of value) walk(item, slot, see)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const node = value as Node
  if (typeof node.type === 'string' && see(node, slot) === false) return
  for (const [key, child] of Object.entries(node)) {
    if (key !== 'span' && key !== 'ctxt') walk(child, key, see)
  }
}
