import { useStudio } from '../store/studio'
import styles from './TitleBar.module.css'

/** The bar on top: which project this is, and what can be done with it as a whole. */
export function TitleBar() {
  const hello = useStudio((s) => s.hello)
  const name = hello?.package?.name ?? hello?.root.split(/[\\/]/).pop() ?? ''
  return (
    <header className={styles.bar}>
      <span className={styles.name}>{name}</span>
    </header>
  )
}
