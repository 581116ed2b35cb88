import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './EmptyState.module.css'

export interface EmptyStateProps {
  icon?: LucideIcon
  title: string
  /** What to do next. */
  children?: ReactNode
  actions?: ReactNode
}

/** Stands where there is nothing yet, and says what to do. */
export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className={styles.empty}>
      {Icon && <Icon size={28} strokeWidth={1.5} aria-hidden className={styles.icon} />}
      <h2 className={styles.title}>{title}</h2>
      {children && <p className={styles.text}>{children}</p>}
      {actions && <div className={styles.actions}>{actions}</div>}
    </div>
  )
}
