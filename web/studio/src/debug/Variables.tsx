import { ChevronDown, ChevronRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { messageOf } from '../rpc'
import { notify } from '../store/toasts'
import type { Variable } from './dap'
import { loadVariables, setVariable } from './session'
import { useDebugStore } from './store'
import styles from './Debug.module.css'

/** How many members of a list are shown before they come in stretches. */
const stretch = 100

/** The parts of a value, or the variables of a scope. */
export function VariableList({ reference, label, level = 1 }: { reference: number; label: string; level?: number }) {
  const [list, setList] = useState<Variable[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    loadVariables(reference)
      .then((l) => !gone && setList(l))
      .catch((e: unknown) => !gone && setProblem(messageOf(e)))
    return () => {
      gone = true
    }
  }, [reference])
  if (problem) return <p className={styles.empty}>{problem}</p>
  if (!list) return null
  if (list.length === 0) return <p className={styles.empty}>Nothing</p>
  return (
    <ul className={styles.variables} role={level === 1 ? 'tree' : 'group'} aria-label={label}>
      {list.map((v) => (
        <VariableRow key={v.name} variable={v} owner={reference} level={level} />
      ))}
    </ul>
  )
}

/** Stretches of a long list. */
function Stretches({ reference, count, level }: { reference: number; count: number; level: number }) {
  const starts = Array.from({ length: Math.ceil(count / stretch) }, (_, i) => i * stretch)
  return (
    <ul className={styles.variables} role="group">
      {starts.map((start) => (
        <Stretch key={start} reference={reference} start={start} count={Math.min(stretch, count - start)} level={level} />
      ))}
    </ul>
  )
}

function Stretch({ reference, start, count, level }: { reference: number; start: number; count: number; level: number }) {
  const [open, setOpen] = useState(false)
  const [list, setList] = useState<Variable[]>([])
  useEffect(() => {
    if (open) void loadVariables(reference, { start, count }).then(setList, () => {})
  }, [open, reference, start, count])
  return (
    <li role="treeitem" aria-expanded={open} aria-level={level}>
      <div className={styles.variable} style={{ paddingLeft: level * 12 }}>
        <Twist open={open} label={`Members ${start} to ${start + count - 1}`} onClick={() => setOpen(!open)} />
        <span className={styles.name}>
          [{start}…{start + count - 1}]
        </span>
      </div>
      {open && (
        <ul className={styles.variables} role="group">
          {list.map((v) => (
            <VariableRow key={v.name} variable={v} owner={reference} level={level + 1} />
          ))}
        </ul>
      )}
    </li>
  )
}

function Twist({ open, label, onClick }: { open: boolean; label: string; onClick(): void }) {
  const Icon = open ? ChevronDown : ChevronRight
  return (
    <button type="button" className={styles.twist} aria-label={`${open ? 'Close' : 'Open'} ${label}`} onClick={onClick}>
      <Icon size={13} aria-hidden />
    </button>
  )
}

/** A variable or a part of one; its value can be changed where it belongs to something that can. */
export function VariableRow({ variable: v, owner, level = 1 }: { variable: Variable; owner?: number; level?: number }) {
  const [open, setOpen] = useState(false)
  const [edited, setEdited] = useState<string | null>(null)
  const stopped = useDebugStore((s) => s.phase === 'stopped')
  const hasParts = v.variablesReference > 0
  const canSet = owner !== undefined && stopped && !v.presentationHint?.attributes?.includes('readOnly')
  const save = () => {
    if (edited !== null && edited !== v.value && owner !== undefined)
      setVariable(owner, v.name, edited).catch((e: unknown) => notify(messageOf(e), 'error'))
    setEdited(null)
  }
  return (
    <li role="treeitem" aria-level={level} aria-expanded={hasParts ? open : undefined} aria-label={`${v.name}: ${v.value}`}>
      <div className={styles.variable} style={{ paddingLeft: level * 12 }}>
        {hasParts ? <Twist open={open} label={v.name} onClick={() => setOpen(!open)} /> : <span className={styles.noTwist} />}
        <span className={styles.name}>{v.name}</span>
        {edited !== null ? (
          <input
            className={styles.edit}
            aria-label={`Value of ${v.name}`}
            value={edited}
            autoFocus
            spellCheck={false}
            onChange={(e) => setEdited(e.target.value)}
            onBlur={save}
            onKeyDown={(e) => {
              if (e.key === 'Enter') save()
              else if (e.key === 'Escape') setEdited(null)
              else return
              e.preventDefault()
              e.stopPropagation()
            }}
          />
        ) : canSet ? (
          <button
            type="button"
            className={styles.value}
            title={`${v.type ? v.type + ': ' : ''}${v.value}`}
            aria-label={`Change ${v.name}`}
            onClick={() => setEdited(v.value)}
          >
            {v.value}
          </button>
        ) : (
          <span className={styles.value} title={`${v.type ? v.type + ': ' : ''}${v.value}`}>
            {v.value}
          </span>
        )}
      </div>
      {open &&
        ((v.indexedVariables ?? 0) > stretch ? (
          <Stretches reference={v.variablesReference} count={v.indexedVariables ?? 0} level={level + 1} />
        ) : (
          <VariableList reference={v.variablesReference} label={v.name} level={level + 1} />
        ))}
    </li>
  )
}
