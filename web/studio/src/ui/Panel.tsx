import { ArrowLeft, X, type LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton'
import styles from './Panel.module.css'

export interface PanelProps {
  title: string
  icon?: LucideIcon
  /** Below the title, small: what kind of thing it is. */
  subtitle?: string
  onBack?(): void
  onClose?(): void
  /** Buttons in the title. */
  tools?: ReactNode
  /** Buttons that stay in sight at the bottom. */
  footer?: ReactNode
  children: ReactNode
}

/** A part of the window with a title, a body that scrolls, and buttons below. */
export function Panel({ title, icon: Icon, subtitle, onBack, onClose, tools, footer, children }: PanelProps) {
  return (
    <section
      className={styles.panel}
      aria-label={title}
      onKeyDown={(e) => {
        // In a field Escape is about what is typed, which would be lost.
        if (e.key === 'Escape' && !e.defaultPrevented && !isTyping(e.target)) onClose?.()
      }}
    >
      <header className={styles.head}>
        {onBack && <IconButton icon={ArrowLeft} label="Back" size="small" onClick={onBack} />}
        {Icon && <Icon size={16} aria-hidden className={styles.icon} />}
        <div className={styles.titles}>
          <h2 className={styles.title}>{title}</h2>
          {subtitle && <p className={styles.subtitle}>{subtitle}</p>}
        </div>
        {tools}
        {onClose && <IconButton icon={X} label="Close" size="small" onClick={onClose} />}
      </header>
      <div className={styles.body}>{children}</div>
      {footer && <footer className={styles.foot}>{footer}</footer>}
    </section>
  )
}

function isTyping(target: EventTarget): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ['INPUT', 'TEXTAREA'].includes(target.tagName))
}
