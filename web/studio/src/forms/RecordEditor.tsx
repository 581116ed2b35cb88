import { ChevronDown, ChevronRight, Plus, X } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import type { Field as ModelField } from '../rpc/models'
import { Button, IconButton, Menu } from '../ui'
import { fieldsOf, recordOf, type Part } from './code'
import { FieldEditor } from './FieldEditor'
import { sentenceCase } from './form'
import type { Place } from './scope'
import styles from './Forms.module.css'

export interface RecordEditorProps {
  field: ModelField
  label: string
  help?: ReactNode
  error?: string
  required?: boolean
  aside?: ReactNode
  value: string
  onChange(value: string): void
  place?: Place
  depth: number
}

/** A record: its required fields, those that are set, and a menu of the others. */
export function RecordEditor({ field, label, help, error, required, aside, value, onChange, place, depth }: RecordEditorProps) {
  const parts = fieldsOf(value) ?? []
  const [open, setOpen] = useState(depth === 0 || parts.length > 0)
  const [added, setAdded] = useState<string[]>([])
  const id = useId()
  const known = field.fields ?? []
  const shown = known.filter((f) => f.required || parts.some((p) => p.key === f.key) || added.includes(f.key))
  const others = known.filter((f) => !shown.includes(f))
  const own = parts.filter((p) => !known.some((f) => f.key === p.key))

  const set = (key: string, v: string) => {
    const next: Part[] = v.trim() === '' ? parts.filter((p) => p.key !== key) : parts.some((p) => p.key === key) ? parts.map((p) => (p.key === key ? { key, value: v } : p)) : inOrder([...parts, { key, value: v }], known)
    onChange(next.length === 0 && !required ? '' : recordOf(next))
  }
  /** The place of one field: the record with the others around it. */
  const placeOf = (key: string): Place | undefined => {
    if (!place) return undefined
    const mark = '\u0001'
    const whole = recordOf(parts.some((p) => p.key === key) ? parts.map((p) => (p.key === key ? { key, value: mark } : p)) : [...parts, { key, value: mark }])
    const [before = '', after = ''] = whole.split(mark)
    return { key: place.key, before: (place.before ?? '') + before, after: after + (place.after ?? '') }
  }

  return (
    <div className={styles.record} role="group" aria-labelledby={`${id}-label`}>
      <div className={styles.recordHead}>
        <button type="button" className={styles.recordToggle} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? <ChevronDown size={14} aria-hidden /> : <ChevronRight size={14} aria-hidden />}
          <span id={`${id}-label`}>{label}</span>
          {required && (
            <span className={styles.required} aria-hidden>
              *
            </span>
          )}
        </button>
        {!open && parts.length > 0 && <span className={styles.summary}>{value}</span>}
        <span className={styles.asides}>{aside}</span>
      </div>
      {help && <p className={styles.help}>{help}</p>}
      {error && <p className={styles.problem}>{error}</p>}
      {open && (
        <div className={styles.nested}>
          {shown.map((f) => (
            <div key={f.key} className={styles.removable}>
              <FieldEditor field={f} value={parts.find((p) => p.key === f.key)?.value ?? ''} onChange={(v) => set(f.key, v)} place={placeOf(f.key)} depth={depth + 1} />
              {!f.required && (
                <IconButton
                  icon={X}
                  label={`Remove ${sentenceCase(f.label)}`}
                  size="small"
                  className={styles.remove}
                  onClick={() => {
                    setAdded(added.filter((k) => k !== f.key))
                    set(f.key, '')
                  }}
                />
              )}
            </div>
          ))}
          {own.map((p) => (
            <div key={p.key} className={styles.removable}>
              <FieldEditor field={{ key: p.key, label: p.key, editor: 'expression', value: p.value }} value={p.value} onChange={(v) => set(p.key, v)} place={placeOf(p.key)} depth={depth + 1} />
              <IconButton icon={X} label={`Remove ${p.key}`} size="small" className={styles.remove} onClick={() => set(p.key, '')} />
            </div>
          ))}
          {others.length > 0 && (
            <Menu entries={others.map((f) => ({ label: sentenceCase(f.label), run: () => setAdded([...added, f.key]) }))}>
              <Button size="small" look="quiet" icon={Plus}>
                Add field
              </Button>
            </Menu>
          )}
        </div>
      )}
    </div>
  )
}

/** Fields in the order in which the type has them. */
function inOrder(parts: Part[], known: readonly ModelField[]): Part[] {
  const at = (p: Part) => {
    const i = known.findIndex((f) => f.key === p.key)
    return i < 0 ? known.length : i
  }
  return [...parts].sort((a, b) => at(a) - at(b))
}
