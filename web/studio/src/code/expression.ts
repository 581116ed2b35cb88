// What an editor's pointer is on, as an expression to evaluate.

/** The name at a column, with what it is a field of; columns from 1. */
export function expressionAt(line: string, column: number): { text: string; from: number; to: number } | null {
  const word = /'?[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*(?:\s*\??\.\s*'?[A-Za-z_]\w*)*/g
  for (const m of line.matchAll(word)) {
    const from = m.index + 1
    if (column < from || column > from + m[0].length) continue
    // Up to the end of the part that is pointed at.
    const rest = /^'?[\w\u0080-\uffff]*/.exec(m[0].slice(column - from))?.[0].length ?? 0
    const text = m[0].slice(0, column - from + rest)
    if (
      line
        .slice(from - 1 + text.length)
        .trimStart()
        .startsWith('(')
    )
      return null
    return { text, from, to: from + text.length }
  }
  return null
}
