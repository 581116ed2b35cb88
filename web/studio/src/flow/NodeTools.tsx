import { Copy, MoreHorizontal, Pencil, Trash2 } from 'lucide-react'
import type { Flow } from '../rpc/models'
import { IconButton, Menu } from '../ui'
import * as act from './actions'
import { findNode } from './find'
import type { Picture } from './picture'
import { menuOf } from './menu'
import { useFlow } from './store'
import styles from './Flow.module.css'

/** The buttons above the node that the pointer is on, or else above the one that is selected. */
export function NodeTools({ flow, picture }: { flow: Flow; picture: Picture }) {
  const id = useFlow((s) => (s.drag ? null : (s.hovered ?? s.selected)))
  const placed = id === null ? undefined : picture.byId.get(id)
  const found = id === null ? undefined : findNode(flow, id)
  if (!placed || !found || id === null) return null
  const marked = placed.node.broken || (placed.node.diagnostics?.length ?? 0) > 0
  return (
    <div
      className={styles.tools}
      data-tools={id}
      style={{ transform: `translate(${placed.x + placed.width}px, ${placed.y}px) translate(-100%, -100%) translate(${marked ? -22 : -6}px, 8px)` }}
    >
      {act.hasForm(found.node) && <IconButton icon={Pencil} label="Edit" size="small" side="top" tabIndex={-1} onClick={() => act.editNode(found.node)} />}
      {!flow.expression && (
        <>
          <IconButton icon={Copy} label="Duplicate" size="small" side="top" tabIndex={-1} onClick={() => void act.duplicate(flow, id)} />
          <IconButton icon={Trash2} label="Delete" size="small" side="top" tabIndex={-1} onClick={() => void act.remove(flow, id)} />
        </>
      )}
      <Menu entries={menuOf(flow, id)} align="end">
        <button type="button" className={styles.more} aria-label="More" tabIndex={-1}>
          <MoreHorizontal size={16} aria-hidden />
        </button>
      </Menu>
    </div>
  )
}
