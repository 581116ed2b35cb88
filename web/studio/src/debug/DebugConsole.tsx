import { ChevronRight } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { evaluateInput } from './session'
import { useDebugStore } from './store'
import { VariableRow } from './Variables'
import styles from './Debug.module.css'

/** Expressions, evaluated where the program has stopped. */
export default function DebugConsole() {
  const entries = useDebugStore((s) => s.entries)
  const stopped = useDebugStore((s) => s.phase === 'stopped')
  const [typed, setTyped] = useState('')
  const [back, setBack] = useState(0)
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Newer browsers answer with a promise, which is nothing to return here.
    void end.current?.scrollIntoView({ block: 'end' })
  }, [entries])
  const inputs = entries.filter((e) => e.kind === 'input').map((e) => e.text)

  const recall = (n: number) => {
    if (n < 0 || n > inputs.length) return
    setBack(n)
    setTyped(n === 0 ? '' : (inputs[inputs.length - n] ?? ''))
  }
  return (
    <div className={styles.console}>
      <div className={styles.entries} role="log" aria-label="Debug console">
        {entries.length === 0 && <p className={styles.empty}>Evaluate expressions here while the program is stopped.</p>}
        {entries.map((e) =>
          e.kind === 'result' && e.value ? (
            <ul key={e.id} className={styles.variables} role="tree" aria-label="Result">
              <VariableRow variable={{ ...e.value, name: '=' }} />
            </ul>
          ) : (
            <pre key={e.id} className={styles.entry} data-kind={e.kind}>
              {e.text}
            </pre>
          ),
        )}
        <div ref={end} />
      </div>
      <form
        className={styles.prompt}
        onSubmit={(e) => {
          e.preventDefault()
          if (!typed.trim()) return
          void evaluateInput(typed.trim())
          setTyped('')
          setBack(0)
        }}
      >
        <ChevronRight size={14} aria-hidden />
        <input
          aria-label="Expression"
          value={typed}
          disabled={!stopped}
          placeholder={stopped ? 'Expression' : 'The program is not stopped'}
          spellCheck={false}
          onChange={(e) => setTyped(e.target.value)}
          onKeyDown={(e) => {
            if (e.key === 'ArrowUp') recall(back + 1)
            else if (e.key === 'ArrowDown') recall(back - 1)
            else return
            e.preventDefault()
          }}
        />
      </form>
    </div>
  )
}
