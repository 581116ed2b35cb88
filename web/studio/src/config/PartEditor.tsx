import { ChevronRight, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ConfigNode, ConfigShape } from '../rpc/protocol'
import { Button, IconButton, Select, TextField } from '../ui'
import { beginning, hasParts, partsOf, summary, type Part, type Path } from './parts'
import styles from './PartEditor.module.css'

export interface PartEditorProps {
  /** Of the whole value. */
  name: string
  shape: ConfigShape
  node?: ConfigNode
  path?: Path
  /** Writes a part, or takes it away; tells whether that was done. */
  onSet(path: Path, value: string | null): Promise<boolean>
}

/** The parts of a table or a list, each changed where it stands. */
export function PartEditor({ name, shape, node, path = [], onSet }: PartEditorProps) {
  const parts = partsOf(shape, node, path)
  const count = node?.items?.length ?? 0
  return (
    <div className={styles.parts} role="group" aria-label={name}>
      {parts.length === 0 && <p className={styles.none}>{shape.kind === 'list' ? 'No items.' : 'Nothing is given.'}</p>}
      {parts.map((p) => (
        <PartRow key={JSON.stringify(p.path)} name={shape.kind === 'list' ? `${name} ${p.label}` : `${name}.${p.label}`} part={p} onSet={onSet} />
      ))}
      {shape.kind === 'list' && (
        <div>
          <Button size="small" icon={Plus} onClick={() => void onSet([...path, count], beginning(shape.item ?? { kind: 'any' }) ?? '""')}>
            Add item
          </Button>
        </div>
      )}
      {shape.kind === 'map' && <NewKey name={name} onAdd={(key) => onSet([...path, key], beginning(shape.item ?? { kind: 'any' }) ?? '""')} />}
    </div>
  )
}

function PartRow({ name, part: { label, path, shape, node, required, removable }, onSet }: { name: string; part: Part; onSet: PartEditorProps['onSet'] }) {
  const remove = removable && <IconButton icon={Trash2} size="small" label={`Take ${name} away`} onClick={() => void onSet(path, null)} />
  if (hasParts(shape)) {
    return (
      <details className={styles.part} open={node !== undefined && path.length < 3}>
        <summary className={styles.head}>
          <ChevronRight size={13} aria-hidden className={styles.arrow} />
          <span className={styles.label}>{label}</span>
          <span className={styles.summary}>{summary(shape, node)}</span>
          {remove}
        </summary>
        <PartEditor name={name} shape={shape} node={node} path={path} onSet={onSet} />
      </details>
    )
  }
  return (
    <div className={styles.row}>
      <span className={styles.label}>
        {label}
        {required && <span aria-hidden>*</span>}
      </span>
      <span className={styles.field}>
        <Leaf key={node?.text ?? ''} name={name} shape={shape} given={node?.text} required={required} onSet={(value) => onSet(path, value)} />
      </span>
      {remove}
    </div>
  )
}

function Leaf({ name, shape, given, required, onSet }: { name: string; shape: ConfigShape; given?: string; required: boolean; onSet(value: string): Promise<boolean> }) {
  const [typed, setTyped] = useState(given ?? '')
  const options = shape.kind === 'boolean' ? ['true', 'false'] : shape.options
  if (options) {
    return <Select label={name} hideLabel value={given ?? ''} placeholder="default" options={options.map((o) => ({ value: o, label: o }))} onChange={(o) => void onSet(o)} />
  }
  const leave = async () => {
    if (typed === (given ?? '')) return
    if (!(await onSet(typed))) setTyped(given ?? '')
  }
  return (
    <TextField
      label={name}
      hideLabel
      mono
      value={typed}
      placeholder={required ? 'needed' : 'default'}
      onChange={setTyped}
      onBlur={() => void leave()}
      onKeyDown={(e) => {
        if (e.key === 'Enter') void leave()
        if (e.key === 'Escape') setTyped(given ?? '')
      }}
    />
  )
}

function NewKey({ name, onAdd }: { name: string; onAdd(key: string): Promise<boolean> }) {
  const [key, setKey] = useState('')
  const add = async () => {
    if (key && (await onAdd(key))) setKey('')
  }
  return (
    <form
      className={styles.row}
      onSubmit={(e) => {
        e.preventDefault()
        void add()
      }}
    >
      <TextField label={`New key of ${name}`} hideLabel mono placeholder="Key" value={key} onChange={setKey} />
      <Button size="small" icon={Plus} type="submit" disabled={!key}>
        Add
      </Button>
    </form>
  )
}
