import { Bug, Check, RotateCcw, X } from 'lucide-react'
import { useMemo } from 'react'
import { startDebugging } from '../debug/session'
import { messageOf } from '../rpc'
import { navigate } from '../shell/route'
import { notify } from '../store/toasts'
import { useStudio } from '../store/studio'
import { IconButton } from '../ui'
import { textOf } from './buffer'
import type { RunSession } from './store'
import { runTests } from './store'
import { testResults, type TestResult } from './tests'
import styles from './Console.module.css'

/** Which tests passed and which failed, beside what they printed. */
export function TestResults({ session }: { session: RunSession }) {
  const isTest = session.kind === 'test'
  const summary = useMemo(() => (isTest ? testResults(session.lines.map(textOf)) : null), [isTest, session.lines])
  if (!summary || summary.results.length === 0) return null
  return (
    <section className={styles.tests} aria-label="Tests">
      <p className={styles.counts} role="status">
        {[
          `${summary.passing} passed`,
          summary.failing > 0 && `${summary.failing} failed`,
          summary.skipped > 0 && `${summary.skipped} skipped`,
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
      <ul>
        {[...summary.results]
          .sort((a, b) => Number(a.passed) - Number(b.passed))
          .map((r) => (
            <Result key={r.name} result={r} />
          ))}
      </ul>
    </section>
  )
}

function Result({ result: { name, passed, failure } }: { result: TestResult }) {
  const files = useStudio((s) => s.files)
  // Failures end with the place of the assertion.
  const place = failure.map((l) => /fileName: (\S+) lineNumber: (\d+)/.exec(l)).find((m) => m !== null)
  const file = place && files.find((f) => f.path === place[1] || f.path.endsWith('/' + place[1]))
  const Icon = passed ? Check : X
  // Tests of data providers have the case behind #.
  const test = name.split('#')[0] ?? name
  return (
    <li className={styles.test} data-passed={passed}>
      <Icon size={14} aria-label={passed ? 'Passed' : 'Failed'} />
      {file && place ? (
        <button
          type="button"
          className={styles.testName}
          title={failure.join('\n')}
          onClick={() => navigate('code', file.path, `L${place[2]}`)}
        >
          {name}
        </button>
      ) : (
        <span className={styles.testName} title={failure.join('\n')}>
          {name}
        </span>
      )}
      {!passed && (
        <>
          <IconButton icon={RotateCcw} label={`Run ${name} again`} size="small" onClick={() => void runTests(test)} />
          <IconButton
            icon={Bug}
            label={`Debug ${name}`}
            size="small"
            onClick={() => startDebugging({ mode: 'test', tests: [test] }).catch((e: unknown) => notify(messageOf(e), 'error'))}
          />
        </>
      )}
    </li>
  )
}
