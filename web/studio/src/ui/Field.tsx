import { useId, type ReactNode } from 'react'
import styles from './Field.module.css'

export interface FieldProps {
  label: string
  /** The label is for screen readers only. */
  hideLabel?: boolean
  help?: ReactNode
  error?: string | null
  required?: boolean
  /** What stands behind the label: a type, a button. */
  aside?: ReactNode
  /** Draws the control with the ids that tie it to its label and texts. */
  children(ids: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: boolean; 'aria-required'?: boolean }): ReactNode
}

/** A control with its label, help and error. */
export function Field({ label, hideLabel, help, error, required, aside, children }: FieldProps) {
  const id = useId()
  const described = [error && `${id}-error`, help && `${id}-help`].filter(Boolean).join(' ')
  return (
    <div className={styles.field}>
      <div className={hideLabel ? 'visually-hidden' : styles.head}>
        <label htmlFor={id} className={styles.label}>
          {label}
          {required && (
            <span className={styles.required} aria-hidden>
              *
            </span>
          )}
        </label>
        {aside}
      </div>
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined, 'aria-required': required || undefined })}
      {error && (
        <p id={`${id}-error`} className={styles.error}>
          {error}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className={styles.help}>
          {help}
        </p>
      )}
    </div>
  )
}
