import { BaseEdge, EdgeLabelRenderer, getBezierPath, type Edge, type EdgeProps } from '@xyflow/react'
import { memo } from 'react'
import { classes } from '../ui'
import styles from './OverviewDiagram.module.css'

export interface EdgeData extends Record<string, unknown> {
  kind: 'listens' | 'uses'
  via: string[]
  lit: boolean
  faded: boolean
}

/** A line of the diagram; when it is lit it says through which functions it goes. */
export const OverviewEdge = memo(function OverviewEdge({ id, sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition, data }: EdgeProps<Edge<EdgeData>>) {
  const [path, x, y] = getBezierPath({ sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition, curvature: 0.3 })
  return (
    <>
      <BaseEdge
        id={id}
        path={path}
        interactionWidth={0}
        className={classes(styles.line, data?.kind === 'listens' && styles.listens, data?.lit && styles.lit, data?.faded && styles.dim)}
      />
      {data?.lit && data.via.length > 0 && (
        <EdgeLabelRenderer>
          <div className={styles.via} style={{ transform: `translate(-50%, -50%) translate(${x}px, ${y}px)` }}>
            through {data.via.join(', ')}
          </div>
        </EdgeLabelRenderer>
      )}
    </>
  )
})
