import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classes } from './classes'
import styles from './Button.module.css'

export interface ButtonProps extends ComponentProps<'button'> {
  look?: 'primary' | 'plain' | 'quiet' | 'danger'
  size?: 'normal' | 'small'
  icon?: LucideIcon
}

export function Button({ look = 'plain', size = 'normal', icon: Icon, className, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={classes(styles.button, look !== 'plain' && styles[look], size === 'small' && styles.small, className)}
      {...rest}
    >
      {Icon && <Icon size={size === 'small' ? 14 : 15} aria-hidden />}
      {children}
    </button>
  )
}
