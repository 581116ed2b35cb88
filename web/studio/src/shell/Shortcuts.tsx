import { Dialog, Kbd } from '../ui'
import { allCommands } from './allCommands'
import { useOverlays } from './overlays'
import styles from './Shortcuts.module.css'

/** Keys that parts of the window have for themselves. */
const local: [string, [string, string[]][]][] = [
  [
    'Trees and lists',
    [
      ['Move', ['ArrowUp', 'ArrowDown']],
      ['Open and close', ['ArrowRight', 'ArrowLeft']],
      ['Go to it', ['Enter']],
      ['Rename', ['F2']],
      ['Delete', ['Delete']],
    ],
  ],
  [
    'Diagrams',
    [
      ['Move between nodes', ['ArrowUp', 'ArrowDown']],
      ['Open', ['Enter']],
      ['Zoom', ['=', '-']],
      ['Fit into the window', ['0']],
    ],
  ],
  [
    'Flows',
    [
      ['Add step after', ['+']],
      ['Go into the form', ['Enter']],
      ['Back from the form', ['Escape']],
      ['Fold and unfold', [' ']],
      ['Next and previous step', ['PageDown', 'PageUp']],
      ['Move step', ['Alt+ArrowUp', 'Alt+ArrowDown']],
      ['Duplicate', ['Mod+D']],
      ['Comment out', ['Mod+/']],
      ['Cut, copy, paste', ['Mod+X', 'Mod+C', 'Mod+V']],
      ['Toggle breakpoint', ['F9']],
      ['Delete', ['Delete']],
      ['What may stand here, in a form', ['Ctrl+ ']],
    ],
  ],
]

/** The list of all keys. */
export function Shortcuts() {
  const open = useOverlays((s) => s.shortcuts)
  if (!open) return null
  const groups = new Map<string, [string, string[]][]>()
  for (const c of allCommands()) {
    if (!c.keys) continue
    groups.set(c.group, [...(groups.get(c.group) ?? []), [c.title, c.keys]])
  }
  return (
    <Dialog open onClose={() => useOverlays.setState({ shortcuts: false })} title="Keyboard shortcuts" width={720}>
      <div className={styles.groups}>
        {[...groups, ...local].map(([group, list]) => (
          <section key={group} className={styles.group}>
            <h3>{group}</h3>
            <dl className={styles.list}>
              {list.map(([title, keys]) => (
                <div key={title} className={styles.line}>
                  <dt>{title}</dt>
                  <dd>
                    {keys.map((k) => (
                      <Kbd key={k} keys={k} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
