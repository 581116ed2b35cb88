import { Search } from 'lucide-react'
import { useStudio } from '../store/studio'
import { Kbd } from '../ui'
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
        <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden className={styles.mark}>
          <path d="M4 3v10M4 8h8M12 5v6" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" fill="none" />
        </svg>
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
