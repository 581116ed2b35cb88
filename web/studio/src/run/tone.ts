// What a line of output is about. Programs tell errors on the error stream, and much
// else: logs, what dev services say, warnings of the compiler.

import type { OutputLine } from './buffer'
import { textOf } from './buffer'

export type Tone = 'error' | 'warning' | 'note' | 'plain'

const error = /^\s*(error\b|panic\b|fatal\b|caused by:|FAIL\b|\[fail\]|\s+at \S)|\blevel=("?)(ERROR|FATAL|PANIC)\b|"level"\s*:\s*"(ERROR|FATAL|PANIC)"/i
const warning = /^\s*(warning\b|hint\b)|\blevel=("?)WARN|"level"\s*:\s*"WARN/i

export function toneOf(line: OutputLine): Tone {
  if (line.stream === 'note') return 'note'
  if (line.stream === 'stdout') return 'plain'
  const text = textOf(line)
  return error.test(text) ? 'error' : warning.test(text) ? 'warning' : 'plain'
}
