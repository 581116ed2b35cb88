import { Plus, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { messageOf, rpc } from '../rpc'
import type { Intent, TypeField, TypeNode } from '../rpc/models'
import { Button, Checkbox, IconButton, TextField } from '../ui'
import { nameProblem } from '../explorer/rename'
import { FieldName } from './FieldName'
import { TypeInput } from './TypeInput'
import styles from './FieldRows.module.css'

/** The fields of a record, or the members of an enumeration: each change is made at once, and can be undone. */
export function FieldRows({ type }: { type: TypeNode }) {
  const [adding, setAdding] = useState(false)
  const what = type.kind === 'enum' ? 'member' : 'field'
  return (
    <div className={styles.fields}>
      {type.doc && <p className={styles.doc}>{type.doc}</p>}
      {type.includes.length > 0 && <p className={styles.doc}>Has all fields of {type.includes.map((id) => id.split(':').pop()).join(', ')}.</p>}
      {type.fields.length === 0 && !adding && <p className={styles.doc}>No {what}s yet.</p>}
      <ul className={styles.list} aria-label={type.kind === 'enum' ? 'Members' : 'Fields'}>
        {type.fields.map((f) => (
          <li key={f.name}>
            <FieldRow f={f} isEnum={type.kind === 'enum'} />
          </li>
        ))}
      </ul>
      {adding ? (
        <NewField type={type} onDone={() => setAdding(false)} />
      ) : (
        <Button size="small" icon={Plus} onClick={() => setAdding(true)}>
          Add {what}
        </Button>
      )}
    </div>
  )
}

async function send(intent: Intent, told: (problem: string | null) => void): Promise<boolean> {
  try {
    await rpc.call('studio/edit', { intent })
    told(null)
    return true
  } catch (error) {
    told(messageOf(error))
    return false
  }
}

function FieldRow({ f, isEnum }: { f: TypeField; isEnum: boolean }) {
  const [type, setType] = useState(f.type ?? '')
  const [value, setValue] = useState(f.default ?? '')
  const [optional, setOptional] = useState(f.optional ?? false)
  const [problem, setProblem] = useState<string | null>(null)
  // The code says what it is now.
  useEffect(() => setOptional(f.optional ?? false), [f.optional])
  useEffect(() => setType(f.type ?? ''), [f.type])
  useEffect(() => setValue(f.default ?? ''), [f.default])
  const id = f.id
  if (!id) {
    return (
      <p className={styles.fixed}>
        {f.name} <code>{f.type}</code>
      </p>
    )
  }
  const update = (values: Record<string, string>) => send({ kind: 'update', node: id, values }, setProblem)
  const toggle = async (on: boolean) => {
    setOptional(on)
    if (!(await update({ optional: String(on), ...(on ? { default: '' } : {}) }))) setOptional(!on)
  }
  return (
    <div
      className={styles.row}
      role="group"
      aria-label={f.name}
      onBlur={(e) => {
        if (e.currentTarget.contains(e.relatedTarget)) return
        const values: Record<string, string> = {}
        if (!isEnum && type.trim() !== f.type) values['type'] = type
        if (value.trim() !== (f.default ?? '')) values['default'] = value
        if (Object.keys(values).length > 0) void update(values)
      }}
      onKeyDown={(e) => {
        if (e.key === 'Enter' && e.target instanceof HTMLInputElement) e.target.blur()
      }}
    >
      <div className={styles.head}>
        <FieldName field={f} onProblem={setProblem} />
        {!isEnum && <Checkbox label="Optional" checked={optional} onChange={(on) => void toggle(on)} />}
        <IconButton icon={Trash2} size="small" label={`Delete ${f.name}`} onClick={() => void send({ kind: 'deleteArtifact', node: id }, setProblem)} />
      </div>
      <div className={isEnum ? styles.one : styles.two}>
        {!isEnum && <TypeInput label={`Type of ${f.name}`} hideLabel value={type} onChange={setType} />}
        {!optional && <TextField label={`${isEnum ? 'Value' : 'Default'} of ${f.name}`} hideLabel mono value={value} placeholder={isEnum ? `"${f.name}"` : 'no default'} onChange={setValue} />}
      </div>
      {f.doc && <p className={styles.doc}>{f.doc}</p>}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}

function NewField({ type, onDone }: { type: TypeNode; onDone(): void }) {
  const isEnum = type.kind === 'enum'
  const [name, setName] = useState('')
  const [fieldType, setFieldType] = useState('string')
  const [optional, setOptional] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const add = async () => {
    const wrong = nameProblem(name)
    if (wrong) {
      setProblem(wrong)
      return
    }
    const values: Record<string, string> = isEnum ? { name } : { name, type: fieldType, optional: String(optional) }
    if (await send({ kind: 'addArtifact', node: type.id, item: { kind: 'field' }, values }, setProblem)) {
      // One field is seldom alone.
      setName('')
      setOptional(false)
    }
  }
  return (
    <form
      className={styles.new}
      aria-label={isEnum ? 'New member' : 'New field'}
      onSubmit={(e) => {
        e.preventDefault()
        void add()
      }}
    >
      <div className={isEnum ? styles.one : styles.two}>
        <TextField key={type.fields.length} label="Name" value={name} mono autoFocus onChange={setName} />
        {!isEnum && <TypeInput label="Type" value={fieldType} onChange={setFieldType} />}
      </div>
      {!isEnum && <Checkbox label="May be left out" checked={optional} onChange={setOptional} />}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <div className={styles.actions}>
        <Button size="small" onClick={onDone}>
          Done
        </Button>
        <Button size="small" look="primary" type="submit">
          Add
        </Button>
      </div>
    </form>
  )
}
