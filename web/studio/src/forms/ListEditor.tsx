import { Plus, X } from 'lucide-react'
import { useId, useState, type ReactNode } from 'react'
import { Button, IconButton, TextField } from '../ui'
import { fieldsOf, listOf, membersOf, recordOf } from './code'
import { ExpressionField } from './ExpressionField'
import type { Place } from './scope'
import styles from './Forms.module.css'

export interface ListEditorProps {
  label: string
  help?: ReactNode
  error?: string
  required?: boolean
  aside?: ReactNode
  value: string
  onChange(value: string): void
  place?: Place
}

const mark = '\u0001'

function placeIn(place: Place | undefined, whole: string): Place | undefined {
  if (!place) return undefined
  const [before = '', after = ''] = whole.split(mark)
  return { key: place.key, before: (place.before ?? '') + before, after: after + (place.after ?? '') }
}

/** A list: a row for each member. Rows that are empty yet are not part of the value. */
export function ListEditor({ label, help, error, required, aside, value, onChange, place }: ListEditorProps) {
  const [rows, setRows] = useState(() => membersOf(value) ?? [])
  const change = (next: string[]) => {
    setRows(next)
    const members = next.filter((r) => r.trim() !== '')
    onChange(members.length === 0 && !required ? '' : listOf(members))
  }
  return (
    <Group label={label} help={help} error={error} required={required} aside={aside}>
      {rows.map((row, i) => (
        <div key={i} className={styles.row}>
          <ExpressionField
            label={`${label} ${i + 1}`}
            hideLabel
            value={row}
            onChange={(v) => change(rows.map((r, k) => (k === i ? v : r)))}
            place={placeIn(place, listOf(rows.map((r, k) => (k === i ? mark : r)).filter((r) => r !== '')))}
            autoFocus={row === ''}
          />
          <IconButton icon={X} label={`Remove ${label} ${i + 1}`} size="small" onClick={() => change(rows.filter((_, k) => k !== i))} />
        </div>
      ))}
      <Button size="small" look="quiet" icon={Plus} onClick={() => setRows([...rows, ''])}>
        Add item
      </Button>
    </Group>
  )
}

/** A map: a row for each entry. */
export function MapEditor({ label, help, error, required, aside, value, onChange, place }: ListEditorProps) {
  const [rows, setRows] = useState(() => fieldsOf(value) ?? [])
  const change = (next: typeof rows) => {
    setRows(next)
    const entries = next.filter((r) => r.key.trim() !== '' && r.value.trim() !== '')
    onChange(entries.length === 0 && !required ? '' : recordOf(entries))
  }
  return (
    <Group label={label} help={help} error={error} required={required} aside={aside}>
      {rows.map((row, i) => (
        <div key={i} className={styles.row}>
          <TextField label={`Key ${i + 1}`} hideLabel placeholder="Key" mono value={row.key} onChange={(key) => change(rows.map((r, k) => (k === i ? { ...r, key } : r)))} autoFocus={row.key === ''} />
          <ExpressionField
            label={`Value ${i + 1}`}
            hideLabel
            placeholder="Value"
            value={row.value}
            onChange={(v) => change(rows.map((r, k) => (k === i ? { ...r, value: v } : r)))}
            place={row.key === '' ? undefined : placeIn(place, recordOf([{ key: row.key, value: mark }]))}
          />
          <IconButton icon={X} label={`Remove entry ${i + 1}`} size="small" onClick={() => change(rows.filter((_, k) => k !== i))} />
        </div>
      ))}
      <Button size="small" look="quiet" icon={Plus} onClick={() => setRows([...rows, { key: '', value: '' }])}>
        Add entry
      </Button>
    </Group>
  )
}

function Group({ label, help, error, required, aside, children }: Omit<ListEditorProps, 'value' | 'onChange' | 'place'> & { children: ReactNode }) {
  const id = useId()
  return (
    <div className={styles.group} role="group" aria-labelledby={id}>
      <div className={styles.recordHead}>
        <span id={id} className={styles.groupLabel}>
          {label}
          {required && (
            <span className={styles.required} aria-hidden>
              *
            </span>
          )}
        </span>
        <span className={styles.asides}>{aside}</span>
      </div>
      {help && <p className={styles.help}>{help}</p>}
      {error && <p className={styles.problem}>{error}</p>}
      {children}
    </div>
  )
}
