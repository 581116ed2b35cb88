import { Pencil, X } from 'lucide-react'
import { useBreakpointEditor } from '../code/breakpointEditor'
import { openPlace, pathOfUri } from '../code/open'
import { Checkbox, IconButton } from '../ui'
import { describe } from './breakpoints'
import { exceptionsOn, setExceptions } from './session'
import { useDebugStore } from './store'
import styles from './Debug.module.css'

/** Where the program stops: at panics of these kinds, and on these lines. */
export function BreakpointList() {
  const filters = useDebugStore((s) => s.filters)
  useDebugStore((s) => s.exceptions)
  const breakpoints = useDebugStore((s) => s.breakpoints)
  const phase = useDebugStore((s) => s.phase)
  const list = Object.entries(breakpoints).flatMap(([uri, all]) => all.map((b) => ({ uri, b })))
  return (
    <>
      <div className={styles.filters}>
        {filters.map((f) => (
          <Checkbox
            key={f.filter}
            label={sentence(f.label)}
            checked={exceptionsOn(f.filter)}
            onChange={(on) => setExceptions(f.filter, on)}
          />
        ))}
      </div>
      {list.length === 0 && <p className={styles.empty}>Click beside a line number, or press F9, to stop there.</p>}
      <ul className={styles.frames}>
        {list.map(({ uri, b }) => {
          const place = `${pathOfUri(uri)}:${b.line}`
          return (
            <li key={place} className={styles.breakpoint}>
              <button type="button" className={styles.frame} title={describe(b)} onClick={() => openPlace({ uri, line: b.line })}>
                <span className={styles.mark} data-off={(phase !== 'off' && b.verified === false) || undefined} aria-hidden />
                <span className={styles.frameName}>{place}</span>
                <span className={styles.place}>{b.logMessage ?? b.condition ?? b.hitCondition}</span>
              </button>
              <IconButton
                icon={Pencil}
                label={`Change the breakpoint at ${place}`}
                size="small"
                onClick={() => useBreakpointEditor.setState({ open: { uri, line: b.line } })}
              />
              <IconButton
                icon={X}
                label={`Remove the breakpoint at ${place}`}
                size="small"
                onClick={() => useDebugStore.getState().removeBreakpoint(uri, b.line)}
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}

/** Labels of the adapter have capitals. */
function sentence(label: string): string {
  return label.charAt(0) + label.slice(1).toLowerCase()
}
