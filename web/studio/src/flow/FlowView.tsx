import { SquarePen, Workflow } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useCodeBeside } from '../code/beside'
import type { Flow } from '../rpc/models'
import type { ViewProps } from '../shell/views'
import { openPanel } from '../shell/layout'
import { navigate } from '../shell/route'
import { ViewTools } from '../shell/ViewTools'
import { useWatch } from '../store/watch'
import { Button, EmptyState, IconButton, Skeleton, ZoomBar } from '../ui'
import * as act from './actions'
import { Canvas } from './Canvas'
import { useFollow } from './follow'
import { useFormOfSelected } from './form'
import { useLastGood } from './lastGood'
import { layout } from './layout'
import type { Picture } from './picture'
import { reveal, select, useFlow } from './store'
import { Viewer } from './viewer'
import styles from './Flow.module.css'

const kinds: Record<string, string> = { main: 'automation', resource: 'resource', remote: 'remote function', method: 'method' }

/** The flow of one function. */
export default function FlowView({ arg: id, at }: ViewProps) {
  const watched = useWatch('flow', id)
  if (!watched.model) {
    if (watched.loading) return <Skeleton label="Loading the flow" />
    return (
      <EmptyState icon={Workflow} title="There is no such function" actions={<Button onClick={() => navigate('overview')}>Go to the overview</Button>}>
        {watched.problem ?? 'It may have been renamed or deleted.'}
      </EmptyState>
    )
  }
  return <Diagram key={id} flow={watched.model} gone={watched.stale} at={at} />
}

function Diagram({ flow: latest, gone, at }: { flow: Flow; gone: boolean; at?: string }) {
  const { flow, faded } = useLastGood(latest)
  const stale = gone
  const folded = useFlow((s) => s.folded)
  const picture = useMemo<Picture>(() => layout(flow, folded), [flow, folded])
  const [viewer] = useState(() => new Viewer())

  useEffect(() => {
    const saved = useFlow.getState().viewports[flow.id]
    if (saved) viewer.set(saved)
    else viewer.start()
    return () => {
      const left = viewer.viewport
      useFlow.setState((s) => ({ viewports: left ? { ...s.viewports, [flow.id]: left } : s.viewports, selected: null, hovered: null, drag: null }))
    }
  }, [viewer, flow.id])

  useEffect(() => {
    if (!at) return
    reveal(at)
    select(at)
  }, [at])

  useFormOfSelected(flow)
  useCodeBeside(flow)

  useFollow(flow)
  const own = flow.diagnostics ?? []
  const empty = flow.external || (flow.body.nodes.length === 0 && flow.body.points.length === 0)
  return (
    <div className={styles.view}>
      <ViewTools>
        <IconButton icon={SquarePen} label={`Edit ${kinds[flow.kind] ?? 'function'}`} size="small" onClick={() => openPanel({ kind: 'declForm', id: flow.id })} />
      </ViewTools>
      <Canvas flow={flow} picture={picture} viewer={viewer} stale={stale} faded={faded} />
      {stale && (
        <p className={styles.banner} role="status">
          The code has no such function just now. This is the last picture of it.
        </p>
      )}
      {!stale && own.length > 0 && (
        <p className={styles.banner} role="status">
          {own[0]!.message}
          <button type="button" className={styles.where} onClick={() => act.openCode(own[0]!.range)}>
            Line {own[0]!.range.from.line}
          </button>
        </p>
      )}
      {!stale && empty && (
        <p className={styles.banner} role="status">
          {flow.external ? 'This function is implemented outside of Ballerina: it has no flow.' : 'Nothing can be added here: the braces of the body are missing.'}
        </p>
      )}
      <Zoom viewer={viewer} />
    </div>
  )
}

function Zoom({ viewer }: { viewer: Viewer }) {
  const [zoom, setZoom] = useState(viewer.zoom)
  useEffect(() => viewer.subscribe(() => setZoom(viewer.zoom)), [viewer])
  return <ZoomBar zoom={zoom} onZoom={(factor) => viewer.zoomBy(factor)} onFit={() => viewer.fit()} />
}
