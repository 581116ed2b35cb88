import { Check, CircleX, LoaderCircle, Redo2, TriangleAlert, Undo2, Unplug } from 'lucide-react'
import { useMemo } from 'react'
import { countProblems, redo, undo, useStudio } from '../store/studio'
import { rpc } from '../rpc'
import { Tooltip } from '../ui'
import { openBottom } from './layout'
import { statusItems } from './status'
import styles from './StatusBar.module.css'

/** The bar at the bottom: errors and warnings, what can be undone, and whether everything is saved. */
export function StatusBar() {
  const diagnostics = useStudio((s) => s.diagnostics)
  const { errors, warnings } = useMemo(() => countProblems(diagnostics), [diagnostics])
  const history = useStudio((s) => s.history)
  return (
    <footer className={styles.bar}>
      <Tooltip text="Show problems" side="top">
        <button type="button" className={styles.item} aria-label={`Problems: ${count(errors, 'error')}, ${count(warnings, 'warning')}`} onClick={() => openBottom('problems')}>
          <CircleX size={14} aria-hidden className={errors > 0 ? styles.error : undefined} /> {errors}
          <TriangleAlert size={14} aria-hidden className={warnings > 0 ? styles.warning : undefined} /> {warnings}
        </button>
      </Tooltip>
      {statusItems.map((Item, i) => (
        <Item key={i} />
      ))}
      <span className={styles.space} />
      <Tooltip text={history.undo ? `Undo: ${history.undo}` : 'Nothing to undo'} keys="Mod+Z" side="top">
        <button type="button" className={styles.item} aria-label="Undo" disabled={!history.undo} onClick={() => void undo()}>
          <Undo2 size={14} aria-hidden />
        </button>
      </Tooltip>
      <Tooltip text={history.redo ? `Redo: ${history.redo}` : 'Nothing to redo'} keys="Mod+Shift+Z" side="top">
        <button type="button" className={styles.item} aria-label="Redo" disabled={!history.redo} onClick={() => void redo()}>
          <Redo2 size={14} aria-hidden />
        </button>
      </Tooltip>
      <SavedState />
    </footer>
  )
}

function SavedState() {
  const connection = useStudio((s) => s.connection)
  const saving = useStudio((s) => Object.keys(s.unsaved).length > 0)
  if (connection !== 'open') {
    return (
      <button type="button" className={styles.item} onClick={() => rpc.retry()}>
        <Unplug size={14} aria-hidden className={styles.error} /> Not connected
      </button>
    )
  }
  return (
    <span className={styles.item} role="status">
      {saving ? <LoaderCircle size={14} aria-hidden /> : <Check size={14} aria-hidden />}
      {saving ? 'Saving' : 'Saved'}
    </span>
  )
}

function count(n: number, what: string): string {
  return n === 1 ? `1 ${what}` : `${n} ${what}s`
}
