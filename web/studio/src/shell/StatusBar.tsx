import { CircleX, TriangleAlert } from 'lucide-react'
import { useMemo } from 'react'
import { countProblems, useStudio } from '../store/studio'
import styles from './StatusBar.module.css'

/** The bar at the bottom: errors and warnings, and whether everything is saved. */
export function StatusBar() {
  const diagnostics = useStudio((s) => s.diagnostics)
  const connection = useStudio((s) => s.connection)
  const saving = useStudio((s) => Object.keys(s.unsaved).length > 0)
  const { errors, warnings } = useMemo(() => countProblems(diagnostics), [diagnostics])
  return (
    <footer className={styles.bar}>
      <span className={styles.item} aria-label={`${errors} errors, ${warnings} warnings`}>
        <CircleX size={14} aria-hidden /> {errors}
        <TriangleAlert size={14} aria-hidden /> {warnings}
      </span>
      <span className={styles.space} />
      <span className={styles.item} role="status">
        {connection === 'open' ? (saving ? 'Saving' : 'Saved') : 'Not connected, trying again'}
      </span>
    </footer>
  )
}
