// The results of tests, as `barre test` prints them.

export interface TestResult {
  name: string
  passed: boolean
  /** What went wrong. */
  failure: string[]
}

export interface TestSummary {
  results: TestResult[]
  passing: number
  failing: number
  skipped: number
  /** The numbers have come. */
  done: boolean
}

/** Reads the results off the lines of the output. */
export function testResults(lines: readonly string[]): TestSummary {
  const summary: TestSummary = { results: [], passing: 0, failing: 0, skipped: 0, done: false }
  let failed: TestResult | null = null
  for (const line of lines) {
    const outcome = /^\t\t\[(pass|fail)\] (.*?):?$/.exec(line)
    const count = /^\t\t(\d+) (passing|failing|skipped)$/.exec(line)
    if (outcome) {
      const result = { name: outcome[2] ?? '', passed: outcome[1] === 'pass', failure: [] }
      summary.results.push(result)
      failed = result.passed ? null : result
    } else if (count) {
      summary[count[2] as 'passing' | 'failing' | 'skipped'] += Number(count[1])
      summary.done = true
      failed = null
    } else if (failed && line.trim() !== '') {
      failed.failure.push(line.trim())
    }
  }
  return summary
}
