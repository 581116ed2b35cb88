import type { LucideIcon } from 'lucide-react'
import { ToggleGroup as Radix } from 'radix-ui'
import styles from './Segmented.module.css'

export interface SegmentedProps {
  label: string
  value: string
  options: { value: string; label: string; icon?: LucideIcon }[]
  onChange(value: string): void
}

/** A choice between a few things that are all in sight. */
export function Segmented({ label, value, options, onChange }: SegmentedProps) {
  return (
    <Radix.Root type="single" className={styles.group} aria-label={label} value={value} onValueChange={(v) => v && onChange(v)}>
      {options.map(({ value: v, label: text, icon: Icon }) => (
        <Radix.Item key={v} value={v} className={styles.item} title={Icon && text}>
          {Icon && <Icon size={14} aria-hidden />}
          <span className={Icon && styles.text}>{text}</span>
        </Radix.Item>
      ))}
    </Radix.Root>
  )
}
