import { Plus, Trash2 } from 'lucide-react'
import { Button, classes, IconButton, Select, TextField } from '../ui'
import { TypeInput } from '../types/TypeInput'
import { parameterProblems, type ParameterRow } from './signature'
import type { Source } from './sources'
import styles from './ParameterList.module.css'

export interface ParameterListProps {
  rows: ParameterRow[]
  onChange(rows: ParameterRow[]): void
  /** For resources; without them parameters come from who calls. */
  sources?: Source[]
  label?: string
  /** What a new row is. */
  blank?: Partial<ParameterRow>
  addLabel?: string
  moreTypes?: string[]
}

const defaults = { annotations: '', type: 'string', name: '', default: '' }

/** Parameters, one in a row. */
export function ParameterList({ rows, onChange, sources, label = 'Parameters', blank, addLabel = 'Add parameter', moreTypes }: ParameterListProps) {
  const problems = parameterProblems(rows)
  const change = (i: number, part: Partial<ParameterRow>) => onChange(rows.map((r, k) => (k === i ? { ...r, ...part, text: undefined } : r)))
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>{label}</legend>
      {rows.map((r, i) => (
        <div key={i} role="group" aria-label={r.name || `Parameter ${i + 1}`}>
          <div className={classes(styles.fields, sources && styles.withSource)}>
            <TextField label="Name" hideLabel={i > 0} value={r.name} mono autoFocus={r.name === '' && r.text === undefined} onChange={(name) => change(i, { name })} />
            <TypeInput label="Type" hideLabel={i > 0} value={r.type} more={moreTypes} onChange={(type) => change(i, { type })} />
            {sources && (
              <Select
                label="From"
                hideLabel={i > 0}
                value={sourceOf(r, sources).id}
                options={sources.map((s) => ({ value: s.id, label: s.label }))}
                onChange={(id) => change(i, { annotations: sources.find((s) => s.id === id)?.annotation ?? '' })}
              />
            )}
            <TextField label="Default" hideLabel={i > 0} value={r.default} mono onChange={(d) => change(i, { default: d })} />
            <div className={i === 0 ? styles.removeFirst : undefined}>
              <IconButton icon={Trash2} label={`Remove ${r.name || 'the parameter'}`} onClick={() => onChange(rows.filter((_, k) => k !== i))} />
            </div>
          </div>
          {problems[i] && r.name !== '' && <p className={styles.problem}>{problems[i]}</p>}
        </div>
      ))}
      <div>
        <Button size="small" look="quiet" icon={Plus} onClick={() => onChange([...rows, { ...defaults, ...blank }])}>
          {addLabel}
        </Button>
      </div>
    </fieldset>
  )
}

/** The source that a row's annotation says, else the first, which needs none. */
function sourceOf(r: ParameterRow, sources: Source[]): Source {
  return sources.find((s) => s.annotation !== '' && r.annotations.startsWith(s.annotation)) ?? sources[0]!
}
