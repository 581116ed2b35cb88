import { X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton'
import styles from './Dialog.module.css'

export interface DialogProps {
  open: boolean
  onClose(): void
  title: string
  /** One sentence below the title. */
  description?: ReactNode
  /** Buttons, the one that goes on last. */
  actions?: ReactNode
  width?: number
  children?: ReactNode
}

export function Dialog({ open, onClose, title, description, actions, width = 480, children }: DialogProps) {
  return (
    <Radix.Root open={open} onOpenChange={(o) => !o && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className={styles.scrim} />
        <Radix.Content
          className={styles.dialog}
          style={{ width }}
          onOpenAutoFocus={(e) => {
            // Where nothing asks for the focus it is the dialog's, not that of the button that closes it.
            e.preventDefault()
            ;(e.currentTarget as HTMLElement).focus()
          }}
          {...(description ? {} : { 'aria-describedby': undefined })}>
          <header className={styles.head}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton icon={X} label="Close" size="small" />
            </Radix.Close>
          </header>
          <div className={styles.body}>
            {description && <Radix.Description className={styles.description}>{description}</Radix.Description>}
            {children}
          </div>
          {actions && <footer className={styles.foot}>{actions}</footer>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
