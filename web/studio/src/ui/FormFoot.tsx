import type { ReactNode } from 'react'
import styles from './FormFoot.module.css'

/** The buttons of a form in a panel: at its bottom, in sight however long the form is. `--pad` is what the form is padded with. */
export function FormFoot({ problem, children }: { problem?: string | null; children: ReactNode }) {
  return (
    <footer className={styles.foot}>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      {children}
    </footer>
  )
}
