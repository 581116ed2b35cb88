import { X } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from '../ui'
import { addWatch, changeWatch } from './session'
import { useDebugStore } from './store'
import { VariableRow } from './Variables'
import styles from './Debug.module.css'

/** Expressions whose values are shown whenever the program stops. */
export function Watches() {
  const watches = useDebugStore((s) => s.watches)
  const [typed, setTyped] = useState('')
  return (
    <>
      <ul className={styles.variables} role="tree" aria-label="Watch">
        {watches.map((w) => (
          <div key={w.id} className={styles.watch}>
            <VariableRow variable={w.value ?? { name: w.expression, value: w.problem ?? 'not available', variablesReference: 0 }} />
            <IconButton icon={X} label={`Remove ${w.expression}`} size="small" onClick={() => changeWatch(w.id, '')} />
          </div>
        ))}
      </ul>
      <form
        className={styles.add}
        onSubmit={(e) => {
          e.preventDefault()
          if (typed.trim()) addWatch(typed.trim())
          setTyped('')
        }}
      >
        <input
          className={styles.edit}
          aria-label="Expression to watch"
          placeholder="Add an expression"
          value={typed}
          spellCheck={false}
          onChange={(e) => setTyped(e.target.value)}
        />
      </form>
    </>
  )
}
