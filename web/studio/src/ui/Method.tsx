import { classes } from './classes'
import styles from './Method.module.css'

/** The method of a request, in the same colour everywhere. */
export function Method({ name, className }: { name: string; className?: string }) {
  const upper = name.toUpperCase()
  return (
    <span className={classes(styles.method, className)} data-method={upper}>
      {upper}
    </span>
  )
}
