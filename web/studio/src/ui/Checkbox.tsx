import { Check } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { useId, type ReactNode } from 'react'
import { ControlRow } from './ControlRow'
import styles from './Checkbox.module.css'

export interface CheckboxProps {
  label: ReactNode
  help?: ReactNode
  checked: boolean
  onChange(checked: boolean): void
  disabled?: boolean
}

export function Checkbox({ label, help, checked, onChange, disabled }: CheckboxProps) {
  const id = useId()
  return (
    <ControlRow id={id} label={label} help={help}>
      <Radix.Root id={id} className={styles.box} checked={checked} disabled={disabled} aria-describedby={help ? `${id}-help` : undefined} onCheckedChange={(c) => onChange(c === true)}>
        <Radix.Indicator className={styles.check}>
          <Check size={12} strokeWidth={3} aria-hidden />
        </Radix.Indicator>
      </Radix.Root>
    </ControlRow>
  )
}
