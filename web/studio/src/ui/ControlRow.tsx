import type { ReactNode } from 'react'
import styles from './Checkbox.module.css'

export interface ControlRowProps {
  /** Of the control. */
  id: string
  label: ReactNode
  help?: ReactNode
  /** The control. */
  children: ReactNode
}

/** A small control with what it is about beside it, and help below that. */
export function ControlRow({ id, label, help, children }: ControlRowProps) {
  return (
    <div className={styles.row}>
      {children}
      <div>
        <label htmlFor={id} className={styles.label}>
          {label}
        </label>
        {help && (
          <p id={`${id}-help`} className={styles.help}>
            {help}
          </p>
        )}
      </div>
    </div>
  )
}
