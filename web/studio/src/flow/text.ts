/** Code without the indentation that its first line has in the file. */
export function outdented(code: string, by: number): string {
  return code
    .split('\n')
    .map((line, i) => (i > 0 && line.slice(0, by).trim() === '' ? line.slice(by) : line))
    .join('\n')
}
