import { Switch as Radix } from 'radix-ui'
import { useId } from 'react'
import type { CheckboxProps } from './Checkbox'
import { ControlRow } from './ControlRow'
import styles from './Checkbox.module.css'

export function Switch({ label, help, checked, onChange, disabled }: CheckboxProps) {
  const id = useId()
  return (
    <ControlRow id={id} label={label} help={help}>
      <Radix.Root id={id} className={styles.switch} checked={checked} disabled={disabled} aria-describedby={help ? `${id}-help` : undefined} onCheckedChange={onChange}>
        <Radix.Thumb className={styles.thumb} />
      </Radix.Root>
    </ControlRow>
  )
}
