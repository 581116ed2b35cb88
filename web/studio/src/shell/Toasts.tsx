import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import { IconButton, Button, classes } from '../ui'
import { dismiss, useToasts, type Severity } from '../store/toasts'
import styles from './Toasts.module.css'

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, error: CircleAlert } satisfies Record<Severity, unknown>

/** What notify() tells, in the corner below the right. */
export function Toasts() {
  const toasts = useToasts((s) => s.toasts)
  return (
    <Radix.Provider swipeDirection="right">
      {toasts.map(({ id, severity, message, action }) => {
        const Icon = icons[severity]
        return (
          <Radix.Root
            key={id}
            className={classes(styles.toast, styles[severity])}
            type={severity === 'error' ? 'foreground' : 'background'}
            duration={severity === 'error' || action ? 3_600_000 : 5_000}
            onOpenChange={(open) => !open && dismiss(id)}
          >
            <Icon size={16} aria-hidden className={styles.icon} />
            <Radix.Description className={styles.message}>{message}</Radix.Description>
            {action && (
              <Radix.Action asChild altText={action.label}>
                <Button size="small" onClick={action.run}>
                  {action.label}
                </Button>
              </Radix.Action>
            )}
            <Radix.Close asChild>
              <IconButton icon={X} size="small" label="Close" />
            </Radix.Close>
          </Radix.Root>
        )
      })}
      <Radix.Viewport className={styles.viewport} label="Notices ({hotkey})" />
    </Radix.Provider>
  )
}
