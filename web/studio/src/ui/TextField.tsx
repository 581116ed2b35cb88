import type { ComponentProps, Ref } from 'react'
import { classes } from './classes'
import { Field, type FieldProps } from './Field'
import styles from './Field.module.css'

export interface TextFieldProps extends Omit<FieldProps, 'children'>, Omit<ComponentProps<'input'>, 'children' | 'onChange' | 'ref' | 'required'> {
  value: string
  onChange(value: string): void
  /** Code rather than prose. */
  mono?: boolean
  ref?: Ref<HTMLInputElement>
}

export function TextField({ label, hideLabel, help, error, required, aside, mono, onChange, className, ref, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error} required={required} aside={aside}>
      {(ids) => (
        <input
          {...rest}
          {...ids}
          ref={ref}
          className={classes(styles.control, mono && styles.mono, className)}
          autoComplete="off"
          spellCheck={!mono}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  )
}

export interface TextAreaProps extends Omit<FieldProps, 'children'> {
  value: string
  onChange(value: string): void
  rows?: number
  mono?: boolean
  placeholder?: string
}

export function TextArea({ label, hideLabel, help, error, required, aside, mono, onChange, rows = 3, value, placeholder }: TextAreaProps) {
  return (
    <Field label={label} hideLabel={hideLabel} help={help} error={error} required={required} aside={aside}>
      {(ids) => (
        <textarea
          {...ids}
          rows={rows}
          value={value}
          placeholder={placeholder}
          className={classes(styles.control, mono && styles.mono)}
          spellCheck={!mono}
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  )
}
