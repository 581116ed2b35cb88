import { AlertCircle, AlertTriangle, ChevronDown, ChevronRight, CircleAlert } from 'lucide-react'
import { memo } from 'react'
import { moduleIcon } from '../connections/glyph'
import { classes } from '../ui'
import { cardText, sentence, spoken, stepsText } from './describe'
import { kindHue, kindIcon } from './icons'
import type { Link, Placed } from './picture'
import { useFlow } from './store'
import hues from './hues.module.css'
import styles from './Flow.module.css'

export interface CardProps {
  placed: Placed
  /** The program has stopped here. */
  current: boolean
  breakpoint: boolean
  /** It cannot be read just now. */
  faded: boolean
  /** The first one takes the focus when nothing is selected. */
  first: boolean
}

/** A node: a card, or the frame around others with its header. */
export const Card = memo(function Card({ placed, current, breakpoint, faded, first }: CardProps) {
  const { node, shape } = placed
  const selected = useFlow((s) => s.selected === node.id)
  const focusable = useFlow((s) => (s.selected === null ? first : s.selected === node.id))
  const dragged = useFlow((s) => s.drag?.node === node.id)
  const errors = node.diagnostics?.some((d) => d.severity === 'error')
  const warnings = node.diagnostics?.some((d) => d.severity === 'warning')
  const place = { transform: `translate(${placed.x}px, ${placed.y}px)`, width: placed.width, height: placed.height }
  if (shape === 'start' || shape === 'end') {
    return (
      <div
        className={classes(styles.terminal, shape === 'end' && styles.end, placed.unreachable && styles.unreachable, current && styles.current)}
        style={place}
        data-node={node.id}
        role="button"
        tabIndex={focusable ? 0 : -1}
        aria-label={shape === 'start' ? `Start${node.label ? `, parameters ${node.label}` : ''}` : `End${node.label ? `, returns ${node.label}` : ''}`}
        aria-pressed={selected}
      >
        <span className={styles.terminalName}>{shape === 'start' ? 'Start' : 'End'}</span>
        {node.label && (
          <span className={styles.terminalLabel} title={node.label}>
            {node.label}
          </span>
        )}
      </div>
    )
  }
  const { title, label } = cardText(node)
  const Icon = node.kind === 'connection' ? moduleIcon(node.connection?.module) : kindIcon(node.kind)
  const folded = placed.hidden !== undefined
  return (
    <div
      className={classes(
        shape === 'frame' ? styles.header : shape === 'note' ? styles.note : styles.card,
        hues[kindHue(node.kind)],
        errors && styles.error,
        !errors && warnings && styles.warning,
        node.broken && styles.broken,
        current && styles.current,
        placed.unreachable && styles.unreachable,
        dragged && styles.dragged,
        faded && styles.faded,
      )}
      style={{ ...place, height: placed.head }}
      data-node={node.id}
      role="button"
      tabIndex={focusable ? 0 : -1}
      aria-label={spoken(node, { hidden: placed.hidden, breakpoint })}
      aria-pressed={selected}
      aria-current={current ? 'step' : undefined}
      aria-expanded={(node.branches?.length ?? 0) > 0 ? !folded : undefined}
    >
      {shape !== 'note' && (
        <span className={styles.icon} aria-hidden>
          <Icon size={16} strokeWidth={1.75} />
        </span>
      )}
      <span className={styles.text}>
        {shape !== 'note' && (
          <span className={styles.title} title={title.length > 28 ? title : undefined}>
            {title}
            {node.checked && (
              <span className={styles.checked} title={node.checked === 'check' ? 'An error ends the flow here' : 'An error is a panic here'}>
                {node.checked}
              </span>
            )}
          </span>
        )}
        {label && (
          <span className={node.kind === 'comment' ? styles.remark : styles.label} title={label.length > 50 ? label : undefined}>
            {label}
          </span>
        )}
        {shape === 'note' && !label && <span className={styles.remark}>{sentence(title)}</span>}
      </span>
      {folded && <span className={styles.hidden}>{stepsText(placed.hidden ?? 0)}</span>}
      {(node.branches?.length ?? 0) > 0 && (
        <span className={styles.fold} data-fold={node.id} aria-hidden title={folded ? 'Unfold' : 'Fold'}>
          {folded ? <ChevronRight size={15} /> : <ChevronDown size={15} />}
        </span>
      )}
      {(errors || warnings || node.broken) && (
        <span className={errors || node.broken ? styles.mark : styles.markWarning} data-problems={node.id} aria-hidden>
          {errors ? <AlertCircle size={15} /> : node.broken ? <CircleAlert size={15} /> : <AlertTriangle size={15} />}
        </span>
      )}
      {breakpoint && <span className={styles.breakpoint} aria-hidden />}
    </div>
  )
})

/** The frame around the nodes of a loop, a lock … */
export const Frame = memo(function Frame({ placed, current, faded }: { placed: Placed; current: boolean; faded: boolean }) {
  const { node } = placed
  const selected = useFlow((s) => s.selected === node.id)
  const dragged = useFlow((s) => s.drag?.node === node.id)
  const errors = node.diagnostics?.some((d) => d.severity === 'error')
  return (
    <div
      className={classes(styles.frame, selected && styles.selectedFrame, errors && styles.error, current && styles.currentFrame, dragged && styles.dragged, faded && styles.faded)}
      style={{ transform: `translate(${placed.x}px, ${placed.y}px)`, width: placed.width, height: placed.height }}
    />
  )
})

/** The circle of a connection beside a node that acts on it. */
export const ConnectionCircle = memo(function ConnectionCircle({ link }: { link: Link }) {
  const c = link.node.connection
  const Icon = moduleIcon(c?.module)
  return (
    <div
      className={styles.connectionCircle}
      style={{ transform: `translate(${link.x}px, ${link.y}px)` }}
      data-connection={c?.id}
      title={c ? `${c.name}: ${c.type}` : undefined}
    >
      <span className={styles.circle} aria-hidden>
        <Icon size={17} strokeWidth={1.6} />
      </span>
      <span className={styles.circleName} aria-hidden>
        {c?.name}
      </span>
    </div>
  )
})
