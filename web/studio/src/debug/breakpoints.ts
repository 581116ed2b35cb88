// Breakpoints as they are kept, and where they go when the text around them changes.

import { mapOffset, type Op } from '../sync/ops'
import { Lines } from '../sync/positions'

/** A breakpoint; lines count from 1. */
export interface Breakpoint {
  line: number
  condition?: string
  hitCondition?: string
  logMessage?: string
  /** Set while a program is debugged: whether it can stop there, and why not. */
  verified?: boolean
  message?: string
}

/** Adds a breakpoint on a line, or takes away the one that is there. */
export function toggled(list: readonly Breakpoint[], line: number): Breakpoint[] {
  if (list.some((b) => b.line === line)) return list.filter((b) => b.line !== line)
  return sorted([...list, { line }])
}

/** The list with what is said about one line in place of what was there. */
export function replaced(list: readonly Breakpoint[], b: Breakpoint): Breakpoint[] {
  return sorted([...list.filter((x) => x.line !== b.line), b])
}

/** Where breakpoints are after a change of the text: with their lines; null when none moved. */
export function moved(list: readonly Breakpoint[], op: Op, before: string, after: string): Breakpoint[] | null {
  if (list.length === 0) return null
  const from = new Lines(before)
  const to = new Lines(after)
  let any = false
  const seen = new Set<number>()
  const result: Breakpoint[] = []
  for (const b of list) {
    const start = from.offset({ line: b.line - 1, character: 0 })
    // What is inserted in front of a line's first character that is not white space moves the line.
    const indent = /[ \t]*/y
    indent.lastIndex = start
    const text = start + (indent.exec(before)?.[0].length ?? 0)
    const line = to.position(mapOffset(op, text, true)).line + 1
    any ||= line !== b.line
    if (seen.has(line)) any = true
    else result.push({ ...b, line })
    seen.add(line)
  }
  return any ? result : null
}

/** What is sent to be kept: without what a running program says. */
export function plain(list: readonly Breakpoint[]): Breakpoint[] {
  return list.map(({ line, condition, hitCondition, logMessage }) => ({
    line,
    ...(condition ? { condition } : {}),
    ...(hitCondition ? { hitCondition } : {}),
    ...(logMessage ? { logMessage } : {}),
  }))
}

/** A breakpoint in words. */
export function describe(b: Breakpoint): string {
  const parts = [`Breakpoint on line ${b.line}`]
  if (b.logMessage) parts[0] = `Log on line ${b.line}: ${b.logMessage}`
  if (b.condition) parts.push(`if ${b.condition}`)
  if (b.hitCondition) parts.push(`hits ${b.hitCondition}`)
  return parts.join(', ') + (b.message ? `. ${b.message}` : '')
}

function sorted(list: Breakpoint[]): Breakpoint[] {
  return list.sort((a, b) => a.line - b.line)
}
