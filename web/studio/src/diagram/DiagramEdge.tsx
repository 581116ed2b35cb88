import { BaseEdge, EdgeLabelRenderer, getBezierPath, type Edge, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { classes } from '../ui'
import { detour, through, type Way } from './way'
import styles from './Diagram.module.css'

export interface EdgeData extends Record<string, unknown> {
  dashed?: boolean
  lit: boolean
  faded: boolean
  /** Where it leads by what would be in its way; without this it goes straight. */
  way?: Way
  /** What stands beside it while it is lit. */
  text?: string
}

/** A line from the right of one thing to the left of another. */
export const DiagramEdge = memo(function DiagramEdge({ id, sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition, data }: EdgeProps<Edge<EdgeData>>) {
  const [curve, x, y] = getBezierPath({ sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition, curvature: 0.3 })
  const way = data?.way
  const path = !way ? curve : 'below' in way ? detour(sourceX, sourceY, targetX, targetY, way) : through([[sourceX, sourceY], ...way.through, [targetX, targetY]])
  return (
    <>
      <BaseEdge id={id} path={path} interactionWidth={0} className={classes(styles.line, data?.dashed && styles.dashed, data?.lit && styles.lit, data?.faded && styles.dim)} />
      {data?.lit && data.text && (
        <EdgeLabelRenderer>
          <div className={styles.via} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
            {data.text}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  )
})
