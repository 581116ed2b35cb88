/** Code without the indentation that its first line has in the file. */
export function outdented(code: string, by: number): string {
  return code
    .split('\n')
    .map((line, i) => (i > 0 && line.slice(0, by).trim() === '' ? line.slice(by) : line))
    .join('\n')
}

/** The byte at which what is on a line begins; lines count from 1. */
export function offsetOf(text: string, line: number): number {
  const lines = text.split('\n')
  const before = lines.slice(0, line - 1).join('\n') + (line > 1 ? '\n' : '')
  const indent = /^\s*/.exec(lines[line - 1] ?? '')![0]
  return new TextEncoder().encode(before + indent).length
}
