import { Switch as Radix } from 'radix-ui'
import { useId } from 'react'
import type { CheckboxProps } from './Checkbox'
import styles from './Checkbox.module.css'

export function Switch({ label, help, checked, onChange, disabled }: CheckboxProps) {
  const id = useId()
  return (
    <div className={styles.row}>
      <Radix.Root
        id={id}
        className={styles.switch}
        checked={checked}
        disabled={disabled}
        aria-describedby={help ? `${id}-help` : undefined}
        onCheckedChange={onChange}
      >
        <Radix.Thumb className={styles.thumb} />
      </Radix.Root>
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
