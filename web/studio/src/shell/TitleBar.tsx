import { Search } from 'lucide-react'
import { useStudio } from '../store/studio'
import { Kbd, Mark } from '../ui'
import { useOverlays } from './overlays'
import { toolbar } from './toolbar'
import styles from './TitleBar.module.css'

/** The bar on top: which project this is, the way to everything, and what can be done with the project as a whole. */
export function TitleBar() {
  const hello = useStudio((s) => s.hello)
  const name = hello?.package?.name ?? hello?.root.split(/[\\/]/).pop() ?? ''
  return (
    <header className={styles.bar}>
      <div className={styles.project}>
        <Mark className={styles.mark} />
        <h1 className={styles.name} title={hello?.root}>
          {name}
        </h1>
        {hello?.package?.version && <span className={styles.version}>{hello.package.version}</span>}
      </div>
      <button type="button" className={styles.search} onClick={() => useOverlays.setState({ palette: '' })}>
        <Search size={14} aria-hidden />
        <span>Search or run a command</span>
        <Kbd keys="Mod+K" />
      </button>
      <div className={styles.tools}>
        {toolbar.map((Tool, i) => (
          <Tool key={i} />
        ))}
      </div>
    </header>
  )
}
