import { Handle, Position, type Node, type NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { navigate } from '../shell/route'
import { Badge, classes } from '../ui'
import diagram from '../diagram/Diagram.module.css'
import { rowsShown, sizes, type TypeCard } from './diagram'
import styles from './TypeCardNode.module.css'

export interface CardData extends Record<string, unknown> {
  card: TypeCard
  chosen: boolean
  faded: boolean
}

/** A type in the diagram: its name, and its fields in rows. */
export const TypeCardNode = memo(function TypeCardNode({ data: { card, chosen, faded } }: NodeProps<Node<CardData>>) {
  const t = card.type
  return (
    <div
      data-node={t.id}
      tabIndex={0}
      role="button"
      aria-label={`${t.name}, ${t.kind}`}
      aria-pressed={chosen}
      className={classes(diagram.node, styles.card, chosen && styles.chosen, faded && diagram.faded, (t.errors ?? 0) > 0 && diagram.broken)}
      onClick={() => navigate('types', t.id)}
    >
      <Handle type="target" position={Position.Left} className={diagram.handle} style={{ top: sizes.head / 2 }} />
      <Handle type="source" position={Position.Right} className={diagram.handle} style={{ top: sizes.head / 2 }} />
      <div className={styles.head}>
        <span className={styles.name} title={t.doc ?? t.name}>
          {t.name}
        </span>
        <span className={styles.kind}>{t.kind}</span>
        {(t.errors ?? 0) > 0 && <Badge look="danger">{t.errors}</Badge>}
      </div>
      {t.fields.slice(0, rowsShown).map((f, i) => (
        <div key={f.name} className={styles.row} title={f.doc}>
          <span className={styles.field}>
            {f.name}
            {f.optional && '?'}
          </span>
          <code className={styles.type} title={f.type}>{t.kind === 'enum' ? (f.default ?? '') : f.type}</code>
          {f.refs.length > 0 && <Handle id={String(i)} type="source" position={Position.Right} className={diagram.handle} />}
        </div>
      ))}
      {card.hidden > 0 && <div className={classes(styles.row, styles.more)}>and {card.hidden} more</div>}
      {t.fields.length === 0 && !['record', 'enum', 'class'].includes(t.kind) && (
        <div className={styles.row}>
          <code className={styles.text}>{t.text}</code>
        </div>
      )}
    </div>
  )
})
