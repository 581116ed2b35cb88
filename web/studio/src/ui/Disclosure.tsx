import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './Disclosure.module.css'

export interface DisclosureProps {
  title: string
  /** How many things are in it. */
  count?: number
  open: boolean
  onOpen(open: boolean): void
  children: ReactNode
}

/** What is needed seldom, below its title: a click shows it. */
export function Disclosure({ title, count, open, onOpen, children }: DisclosureProps) {
  return (
    <div className={styles.disclosure}>
      <button type="button" className={styles.title} aria-expanded={open} onClick={() => onOpen(!open)}>
        <ChevronRight size={14} aria-hidden className={styles.arrow} />
        {title}
        {count !== undefined && <span className={styles.count}>{count}</span>}
      </button>
      {open && children}
    </div>
  )
}
