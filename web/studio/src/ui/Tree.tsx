import { ChevronRight } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { classes } from './classes'
import { ContextMenu, type MenuEntry } from './Menu'
import { rowsOf, stepOf, typeahead, type TreeNode } from './treeRows'
import { useWindow } from './useWindow'
import styles from './Tree.module.css'

/** --row of tokens.css. */
const rowHeight = 26

export interface TreeProps<N extends TreeNode> {
  label: string
  nodes: N[]
  /** Ids of the nodes that are open. */
  open: ReadonlySet<string>
  onOpen(id: string, open: boolean): void
  selected?: string | null
  /** A row was clicked, or Enter pressed on it. */
  onSelect(node: N): void
  onDelete?(node: N): void
  onRename?(node: N): void
  /** What typing looks for, and what the row says to screen readers. */
  text(node: N): string
  /** What the row shows. */
  render(node: N): ReactNode
  /** Buttons at the end of the row. */
  tools?(node: N): ReactNode
  menu?(node: N): MenuEntry[]
  /** Rows that are headings. */
  heading?(node: N): boolean
}

/** A tree with one place in the order of Tab, moved through with the arrow keys. */
export function Tree<N extends TreeNode>({ label, nodes, open, onOpen, selected, onSelect, onDelete, onRename, text, render, tools, menu, heading }: TreeProps<N>) {
  const rows = rowsOf(nodes, (id) => open.has(id))
  const [focused, setFocused] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const typed = useRef({ text: '', at: 0 })
  const current = rows.some((r) => r.node.id === focused) ? focused : (rows.find((r) => r.node.id === selected) ?? rows[0])?.node.id

  const { from, to, show } = useWindow(list, rows.length, rowHeight)

  const inSight = rows.slice(from, to).some((r) => r.node.id === current)

  // A row that is not in sight is drawn first and has the focus then.
  const wanted = useRef<string | null>(null)
  const focus = (id: string) => {
    wanted.current = id
    setFocused(id)
    show(rows.findIndex((r) => r.node.id === id))
  }
  useLayoutEffect(() => {
    if (wanted.current === null) return
    const row = list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(wanted.current)}"]`)
    if (!row) return
    wanted.current = null
    row.focus({ preventScroll: true })
  })

  const chosen = selected ? rows.findIndex((r) => r.node.id === selected) : -1
  const visible = useRef(-1)
  useEffect(() => {
    // When something is chosen, not when rows come or go above it.
    if (chosen >= 0 && visible.current < 0) show(chosen)
    visible.current = chosen
  }, [chosen, show])
  useEffect(() => {
    if (chosen >= 0) show(chosen)
    // Only when another one is chosen.
  }, [selected])

  const press = (e: KeyboardEvent, node: N) => {
    // Keys within the tools of a row are theirs.
    if ((e.target as HTMLElement).getAttribute('role') !== 'treeitem') return
    if (e.ctrlKey || e.metaKey || e.altKey) return
    if (e.key === 'Enter' || e.key === ' ') {
      onSelect(node)
      if (node.children) onOpen(node.id, !open.has(node.id))
    } else if (e.key === 'Delete' && onDelete) onDelete(node)
    else if (e.key === 'F2' && onRename) onRename(node)
    else if (e.key.length === 1) {
      typed.current = { text: e.timeStamp - typed.current.at < 700 ? typed.current.text + e.key : e.key, at: e.timeStamp }
      const found = typeahead(rows, node.id, typed.current.text, text)
      if (found) focus(found)
    } else {
      const step = stepOf(rows, node.id, e.key)
      if (!step) return
      if ('focus' in step) focus(step.focus)
      else if ('open' in step) onOpen(step.open, true)
      else onOpen(step.close, false)
    }
    e.preventDefault()
    e.stopPropagation()
  }

  return (
    <div ref={list} role="tree" aria-label={label} style={{ paddingTop: from * rowHeight, paddingBottom: (rows.length - to) * rowHeight + 16 }}>
      {rows.slice(from, to).map(({ node, level, open: isOpen, position, size }) => (
        <ContextMenu key={node.id} entries={menu?.(node) ?? []}>
          <div
            role="treeitem"
            data-id={node.id}
            aria-label={text(node)}
            aria-level={level}
            aria-posinset={position}
            aria-setsize={size}
            aria-expanded={node.children?.length ? isOpen : undefined}
            aria-selected={node.id === selected}
            tabIndex={node.id === (inSight ? current : rows[from]?.node.id) ? 0 : -1}
            className={classes(styles.row, heading?.(node) && styles.heading)}
            style={{ paddingLeft: 4 + (level - 1) * 14 }}
            onFocus={() => setFocused(node.id)}
            onKeyDown={(e) => press(e, node)}
            onClick={() => {
              onSelect(node)
              if (node.children && (heading?.(node) || !isOpen)) onOpen(node.id, !isOpen)
            }}
          >
            {node.children?.length ? (
              <span
                className={styles.arrow}
                data-open={isOpen}
                aria-hidden
                onClick={(e) => {
                  e.stopPropagation()
                  onOpen(node.id, !isOpen)
                }}
              >
                <ChevronRight size={14} />
              </span>
            ) : (
              <span className={styles.arrow} />
            )}
            <span className={styles.content}>{render(node)}</span>
            {tools && (
              <span className={styles.tools} onClick={(e) => e.stopPropagation()}>
                {tools(node)}
              </span>
            )}
          </div>
        </ContextMenu>
      ))}
    </div>
  )
}
