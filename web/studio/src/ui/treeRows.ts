// The pure part of the tree: which rows are in sight, and where keys lead.

export interface TreeNode {
  id: string
  children?: TreeNode[]
}

export interface Row<N extends TreeNode> {
  node: N
  level: number
  parent: string | null
  open: boolean
  position: number
  size: number
}

/** The rows of a tree in which some nodes are open. */
export function rowsOf<N extends TreeNode>(nodes: N[], isOpen: (id: string) => boolean): Row<N>[] {
  const rows: Row<N>[] = []
  const walk = (list: N[], level: number, parent: string | null) => {
    list.forEach((node, i) => {
      const open = node.children !== undefined && isOpen(node.id)
      rows.push({ node, level, parent, open, position: i + 1, size: list.length })
      if (open) walk(node.children as N[], level + 1, node.id)
    })
  }
  walk(nodes, 1, null)
  return rows
}

export type Step = { focus: string } | { open: string } | { close: string } | null

/** What a key does in a tree, as the authoring practices for trees have it. */
export function stepOf<N extends TreeNode>(rows: Row<N>[], focused: string, key: string): Step {
  const i = rows.findIndex((r) => r.node.id === focused)
  const row = rows[i]
  if (!row) return rows[0] ? { focus: rows[0].node.id } : null
  const to = (r: Row<N> | undefined): Step => (r ? { focus: r.node.id } : null)
  switch (key) {
    case 'ArrowDown':
      return to(rows[i + 1])
    case 'ArrowUp':
      return to(rows[i - 1])
    case 'Home':
      return to(rows[0])
    case 'End':
      return to(rows[rows.length - 1])
    case 'ArrowRight':
      if (row.node.children && !row.open) return { open: focused }
      return rows[i + 1]?.parent === focused ? to(rows[i + 1]) : null
    case 'ArrowLeft':
      if (row.open) return { close: focused }
      return row.parent ? { focus: row.parent } : null
  }
  return null
}

/** The row that begins with the letters typed, looking on from the one that has the focus. */
export function typeahead<N extends TreeNode>(rows: Row<N>[], focused: string, typed: string, label: (n: N) => string): string | null {
  const from = rows.findIndex((r) => r.node.id === focused)
  const start = typed.length === 1 ? from + 1 : Math.max(from, 0)
  for (let k = 0; k < rows.length; k++) {
    const row = rows[(start + k) % rows.length]
    if (row && label(row.node).toLowerCase().startsWith(typed.toLowerCase())) return row.node.id
  }
  return null
}
