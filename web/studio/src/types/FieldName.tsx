import { Pencil } from 'lucide-react'
import { useState } from 'react'
import { nameProblem } from '../explorer/rename'
import { messageOf } from '../rpc'
import type { TypeField } from '../rpc/models'
import { IconButton, TextField } from '../ui'
import { renameField } from './rename'
import styles from './FieldRows.module.css'

/** The name of a field, which can be changed: all that names it follows. */
export function FieldName({ field, onProblem }: { field: TypeField; onProblem(problem: string | null): void }) {
  const [name, setName] = useState<string | null>(null)
  if (name === null) {
    return (
      <>
        <span className={styles.name} title={field.doc}>
          {field.name}
        </span>
        <IconButton icon={Pencil} size="small" label={`Rename ${field.name}`} onClick={() => setName(field.name)} />
      </>
    )
  }
  const stop = () => {
    setName(null)
    onProblem(null)
  }
  const rename = async () => {
    const wrong = nameProblem(name)
    if (wrong) return onProblem(wrong)
    if (name === field.name) return stop()
    try {
      await renameField(field, name)
      stop()
    } catch (error) {
      onProblem(messageOf(error))
    }
  }
  return (
    <span className={styles.renaming}>
      <TextField
        label={`New name of ${field.name}`}
        hideLabel
        mono
        value={name}
        autoFocus
        onFocus={(e) => e.target.select()}
        onChange={setName}
        onKeyDown={(e) => {
          if (e.key !== 'Enter' && e.key !== 'Escape') return
          e.preventDefault()
          e.stopPropagation()
          if (e.key === 'Enter') void rename()
          else stop()
        }}
      />
    </span>
  )
}
