import type { DocumentSymbol } from 'vscode-languageserver-types'
import { useMemo, useState } from 'react'
import { EmptyState, Tree, type TreeNode } from '../ui'
import { showDocument } from './editor'
import { around } from './symbols'
import { SymbolIcon } from './SymbolIcon'
import styles from './Code.module.css'

interface OutlineNode extends TreeNode {
  symbol: DocumentSymbol
  children?: OutlineNode[]
}

function nodesOf(list: readonly DocumentSymbol[], prefix: string): OutlineNode[] {
  return list.map((symbol, i) => {
    const id = `${prefix}/${symbol.name}${list.findIndex((s) => s.name === symbol.name) === i ? '' : `~${i}`}`
    return { id, symbol, ...(symbol.children?.length ? { children: nodesOf(symbol.children, id) } : {}) }
  })
}

/** The declarations of the file that is shown. */
export function Outline({ uri, symbols, line }: { uri: string; symbols: DocumentSymbol[]; line: number }) {
  const nodes = useMemo(() => nodesOf(symbols, ''), [symbols])
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const open = useMemo(() => {
    const all = new Set<string>()
    const walk = (list: OutlineNode[]) => {
      for (const n of list) {
        if (n.children && !closed.has(n.id)) all.add(n.id)
        walk(n.children ?? [])
      }
    }
    walk(nodes)
    return all
  }, [nodes, closed])
  const selected = useMemo(() => {
    const inner = around(symbols, line).at(-1)
    const find = (list: OutlineNode[]): string | null => {
      for (const n of list) {
        if (n.symbol === inner) return n.id
        const below = find(n.children ?? [])
        if (below) return below
      }
      return null
    }
    return inner ? find(nodes) : null
  }, [nodes, symbols, line])

  if (nodes.length === 0) return <EmptyState title="No declarations">Functions, services and types of the file are listed here.</EmptyState>
  return (
    <Tree<OutlineNode>
      label="Outline"
      nodes={nodes}
      open={open}
      onOpen={(id, isOpen) =>
        setClosed((before) => {
          const after = new Set(before)
          if (isOpen) after.delete(id)
          else after.add(id)
          return after
        })
      }
      selected={selected}
      onSelect={({ symbol }) => {
        const at = symbol.selectionRange.start
        void showDocument({ uri, line: at.line + 1, column: at.character + 1 })
      }}
      text={(n) => n.symbol.name}
      render={(n) => (
        <>
          <SymbolIcon kind={n.symbol.kind} />
          <span className={styles.fileName}>{n.symbol.name}</span>
          <span className={styles.detail}>{n.symbol.detail}</span>
        </>
      )}
    />
  )
}
