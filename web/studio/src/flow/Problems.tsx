import { AlertCircle, AlertTriangle, Info } from 'lucide-react'
import { Popover } from 'radix-ui'
import { openCode } from './actions'
import type { Picture } from './picture'
import styles from './Flow.module.css'

export interface ProblemsProps {
  picture: Picture
  /** The node whose problems are shown; null for none. */
  id: string | null
  onClose(): void
}

/** What is wrong with a node, in full. */
export function Problems({ picture, id, onClose }: ProblemsProps) {
  const placed = id === null ? undefined : picture.byId.get(id)
  if (!placed) return null
  const list = placed.node.diagnostics ?? []
  return (
    <Popover.Root open onOpenChange={(open) => !open && onClose()}>
      <Popover.Anchor asChild>
        <span style={{ position: 'absolute', transform: `translate(${placed.x + placed.width}px, ${placed.y}px)` }} />
      </Popover.Anchor>
      <Popover.Portal>
        <Popover.Content side="top" align="end" sideOffset={24} collisionPadding={8} aria-label="Problems">
          <ul className={styles.problems}>
            {list.length === 0 && <li className={styles.problem}>This code could not be read. Open it in the editor to mend it.</li>}
            {list.map((d, i) => {
              const Icon = d.severity === 'error' ? AlertCircle : d.severity === 'warning' ? AlertTriangle : Info
              return (
                <li key={i} className={styles.problem} data-severity={d.severity}>
                  <Icon size={14} aria-hidden />
                  <span>
                    {d.message}{' '}
                    <button type="button" className={styles.where} onClick={() => openCode(d.range)}>
                      Line {d.range.from.line}
                    </button>
                  </span>
                </li>
              )
            })}
          </ul>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
