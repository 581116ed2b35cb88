import type { ReactNode } from 'react'
import { classes } from './classes'
import styles from './Badge.module.css'

export interface BadgeProps {
  look?: 'plain' | 'info' | 'success' | 'warning' | 'danger'
  mono?: boolean
  label?: string
  children: ReactNode
}

/** A word or number that marks something. */
export function Badge({ look = 'plain', mono, label, children }: BadgeProps) {
  return (
    <span className={classes(styles.badge, styles[look], mono && styles.mono)} aria-label={label} role={label ? 'img' : undefined}>
      {children}
    </span>
  )
}
