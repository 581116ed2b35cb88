import { memo } from 'react'
import { classes } from '../ui'
import type { Divider, Edge } from './picture'
import { edgePath } from './path'
import styles from './Flow.module.css'

export interface EdgesProps {
  edges: Edge[]
  dividers: Divider[]
  bounds: { x: number; y: number; width: number; height: number }
}

/** All lines of the diagram, in one drawing behind the nodes. */
export const Edges = memo(function Edges({ edges, dividers, bounds }: EdgesProps) {
  const x = bounds.x - 20
  const y = bounds.y - 20
  const width = bounds.width + 40
  const height = bounds.height + 40
  return (
    <svg className={styles.edges} style={{ left: x, top: y }} width={width} height={height} viewBox={`${x} ${y} ${width} ${height}`} aria-hidden focusable="false">
      <defs>
        <marker id="flow-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
          <path d="M1 1L7 4L1 7" className={styles.arrow} />
        </marker>
      </defs>
      {dividers.map((d) => (
        <path key={d.id} className={styles.divider} d={`M${d.x} ${d.y}v${d.height}`} />
      ))}
      {edges.map((e) => (
        <path key={e.id + e.kind} className={classes(styles.edge, styles[`edge-${e.kind}`])} d={edgePath(e.points)} markerEnd={e.arrow && e.kind !== 'dead' ? 'url(#flow-arrow)' : undefined} />
      ))}
    </svg>
  )
})
