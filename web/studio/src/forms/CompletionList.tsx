import { Box, Braces, Hash, Key, List, type LucideIcon, Package, SquareFunction, Type, Variable } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { classes } from '../ui'
import type { CompletionItem } from '../rpc/protocol'
import { plainDoc } from './form'
import styles from './Forms.module.css'

// By the kinds of the language server protocol.
const icons: Record<number, LucideIcon> = { 2: SquareFunction, 3: SquareFunction, 5: Box, 6: Variable, 7: Type, 8: Type, 9: Package, 10: Box, 13: List, 14: Key, 15: Braces, 20: Hash, 21: Hash, 22: Type }

/** What stands before the parameters of a function: its name is there already. */
const signature = /^(?:(?:public|isolated|transactional|remote|resource)\s+)*function\s+[^\s(]+/

export interface CompletionListProps {
  id: string
  items: CompletionItem[]
  active: number
  onActive(i: number): void
  onAccept(i: number): void
}

/** What may stand at the cursor. */
export function CompletionList({ id, items, active, onActive, onAccept }: CompletionListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const doc = plainDoc(items[active]?.doc)
  return (
    <>
      <ul ref={list} id={id} role="listbox" aria-label="Completions" className={styles.completions}>
        {items.map((item, i) => {
          const Icon = icons[item.kind] ?? Variable
          return (
            <li
              key={item.label + i}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === active}
              className={classes(styles.completion, i === active && styles.activeCompletion)}
              onPointerMove={() => onActive(i)}
              onClick={() => onAccept(i)}
            >
              <Icon size={14} aria-hidden />
              <span className={styles.completionLabel}>{item.label}</span>
              {item.detail && item.detail !== item.label && <span className={styles.completionDetail}>{item.detail.replace(signature, '')}</span>}
            </li>
          )
        })}
      </ul>
      {doc && <p className={styles.completionDoc}>{doc}</p>}
    </>
  )
}
