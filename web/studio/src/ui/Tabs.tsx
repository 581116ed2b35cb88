import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Tabs.module.css'

export interface Tab {
  id: string
  title: string
  /** How many things are in it. */
  count?: number
  content: ReactNode
}

export interface TabsProps {
  label: string
  tabs: Tab[]
  value: string
  onChange(id: string): void
}

export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  return (
    <Radix.Root className={styles.tabs} value={value} onValueChange={onChange}>
      <Radix.List className={styles.list} aria-label={label}>
        {tabs.map((t) => (
          <Radix.Trigger key={t.id} value={t.id} className={styles.tab}>
            {t.title}
            {t.count !== undefined && <span className={styles.count}>{t.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((t) => (
        <Radix.Content key={t.id} value={t.id} className={styles.content}>
          {t.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
