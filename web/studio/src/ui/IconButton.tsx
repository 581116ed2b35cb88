import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classes } from './classes'
import { Tooltip } from './Tooltip'
import styles from './Button.module.css'

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'aria-label'> {
  icon: LucideIcon
  /** What it does: its accessible name and its tooltip. */
  label: string
  /** The keys that do the same, as in the list of commands. */
  keys?: string
  size?: 'normal' | 'small'
  side?: 'top' | 'right' | 'bottom' | 'left'
  pressed?: boolean
}

export function IconButton({ icon: Icon, label, keys, size = 'normal', side, pressed, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} side={side}>
      <button
        type={type}
        aria-label={label}
        aria-pressed={pressed}
        className={classes(styles.button, styles.icon, size === 'small' && styles.small, className)}
        {...rest}
      >
        <Icon size={16} aria-hidden />
      </button>
    </Tooltip>
  )
}
