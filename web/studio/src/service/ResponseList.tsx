import { Plus, Trash2 } from 'lucide-react'
import type { Response } from '../rpc/models'
import { TypeInput } from '../types/TypeInput'
import { Badge, Button, IconButton } from '../ui'
import { statusOf } from './sources'
import styles from './ResponseList.module.css'

export interface ResponseListProps {
  /** The members of the return type; "()" is an answer without a body. */
  members: string[]
  onChange(members: string[]): void
  /** What the server says of those in the code. */
  known: Response[]
  method: string
  moreTypes: string[]
}

/** What a resource may answer, one in a row. */
export function ResponseList({ members, onChange, known, method, moreTypes }: ResponseListProps) {
  return (
    <fieldset className={styles.list}>
      <legend className={styles.legend}>Responses</legend>
      {members.map((m, i) => (
        <div key={i} className={styles.row} role="group" aria-label={`Response ${i + 1}`}>
          <Badge look={lookOf(statusOf(m, known, method))} mono>
            {statusOf(m, known, method)}
          </Badge>
          {m === '()' ? (
            <span className={styles.nothing}>no body</span>
          ) : (
            <TypeInput label={`Type of response ${i + 1}`} hideLabel value={m} more={moreTypes} autoFocus={m === ''} onChange={(v) => onChange(members.map((x, k) => (k === i ? v : x)))} />
          )}
          <IconButton icon={Trash2} label={`Remove response ${i + 1}`} onClick={() => onChange(members.filter((_, k) => k !== i))} />
        </div>
      ))}
      <div className={styles.add}>
        <Button size="small" look="quiet" icon={Plus} onClick={() => onChange([...members.filter((m) => m !== '()'), '', ...members.filter((m) => m === '()')])}>
          Add response
        </Button>
        {!members.includes('()') && (
          <Button size="small" look="quiet" icon={Plus} onClick={() => onChange([...members, '()'])}>
            Without a body
          </Button>
        )}
      </div>
    </fieldset>
  )
}

function lookOf(status: number | string): 'plain' | 'success' | 'warning' | 'danger' {
  const n = Number(status)
  return n >= 500 ? 'danger' : n >= 400 ? 'warning' : n >= 200 && n < 300 ? 'success' : 'plain'
}
