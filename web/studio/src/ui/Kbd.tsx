import { shownKeys } from './keys'
import styles from './Kbd.module.css'

/** Keys to press, written as people of this platform know them: "Mod+K". */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className={styles.kbd}>{shownKeys(keys, navigator.platform)}</kbd>
}
