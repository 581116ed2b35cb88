import { useRef, type ReactNode } from 'react'
import { Field } from '../ui'
import { ExpressionEditor, type EditorHandle } from './ExpressionEditor'
import { Helper } from './Helper'
import type { Place } from './scope'
import { useCheck } from './useCheck'
import styles from './Forms.module.css'

export interface ExpressionFieldProps {
  label: string
  hideLabel?: boolean
  help?: ReactNode
  error?: string
  required?: boolean
  aside?: ReactNode
  value: string
  onChange(value: string): void
  place?: Place
  placeholder?: string
  multiline?: boolean
  readOnly?: boolean
  autoFocus?: boolean
  /** A type rather than a value: nothing to insert. */
  type?: boolean
}

/** An expression, with completion, what is wrong with it, and what it may name. */
export function ExpressionField({ label, hideLabel, help, error, required, aside, value, onChange, place, placeholder, multiline, readOnly, autoFocus, type }: ExpressionFieldProps) {
  const check = useCheck(readOnly ? undefined : place, value)
  const editor = useRef<EditorHandle>(null)
  const wrong = check.diagnostics.find((d) => d.severity === 'error')
  const warning = check.diagnostics.find((d) => d.severity === 'warning')
  return (
    <Field
      label={label}
      hideLabel={hideLabel}
      required={required}
      help={warning && !wrong && !error ? warning.message : help}
      error={error ?? wrong?.message}
      aside={
        <span className={styles.asides}>
          {aside}
          {place && !type && !readOnly && <Helper label={label} onInsert={(code) => editor.current?.insert(code)} />}
        </span>
      }
    >
      {(ids) => (
        <ExpressionEditor
          ref={editor}
          ids={ids}
          value={value}
          onChange={onChange}
          check={check}
          place={place}
          placeholder={placeholder}
          multiline={multiline}
          readOnly={readOnly}
          autoFocus={autoFocus}
        />
      )}
    </Field>
  )
}
