import '@xyflow/react/dist/base.css'
import { ReactFlow, ReactFlowProvider, useReactFlow, useViewport, type Edge, type Node, type NodeTypes } from '@xyflow/react'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import { classes, ZoomBar } from '../ui'
import { DiagramEdge, type EdgeData } from './DiagramEdge'
import { neighbour, type Direction, type Placed } from './place'
import { useFit } from './useFit'
import styles from './Diagram.module.css'

const edgeTypes = { line: DiagramEdge }
const arrows: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

export interface DiagramLine extends EdgeData {
  id: string
  from: string
  /** The part of the node that it leaves from: the id of a handle. */
  row?: string
  to: string
}

export interface DiagramCanvasProps<T extends Placed, D extends Record<string, unknown>> {
  label: string
  /** Things with their places. Each is drawn by `types.node` with what `data` says of it. */
  places: T[]
  data(place: T): D
  lines: DiagramLine[]
  types: NodeTypes & { node: unknown }
  stale?: boolean
  /** The thing that is looked at: it is kept in sight. */
  at?: string
  /** What is to be brought into sight. */
  found?: ReadonlySet<string> | null
  onFocus?(id: string | null): void
  /** A key was pressed on a thing: true when it meant something. */
  onKey(key: string, id: string): boolean
}

/** A diagram of things and lines between them: it pans, zooms, and is gone through with the arrow keys. */
export function DiagramCanvas<T extends Placed, D extends Record<string, unknown>>(props: DiagramCanvasProps<T, D>) {
  return (
    <ReactFlowProvider>
      <Canvas {...props} />
    </ReactFlowProvider>
  )
}

function Canvas<T extends Placed, D extends Record<string, unknown>>({ label, places, data, lines, types, stale, at, found, onFocus, onKey }: DiagramCanvasProps<T, D>) {
  const flow = useReactFlow()
  const canvas = useRef<HTMLDivElement>(null)
  const fit = useFit(canvas, flow, places, at)
  const nodes = useMemo(
    () =>
      places.map(
        (p): Node<D> => ({
          id: p.id,
          type: 'node',
          position: { x: p.x, y: p.y },
          width: p.width,
          height: p.height,
          draggable: false,
          selectable: false,
          focusable: false,
          data: data(p),
        }),
      ),
    [places, data],
  )
  const edges = useMemo(
    () => lines.map(({ id, from, row, to, ...rest }): Edge<EdgeData> => ({ id, type: 'line', source: from, sourceHandle: row ?? null, target: to, focusable: false, data: rest })),
    [lines],
  )

  useEffect(() => {
    if (found && found.size > 0) fit(found)
  }, [found, fit])

  const focus = (id: string) => {
    const p = places.find((x) => x.id === id)
    if (p) void flow.setCenter(p.x + p.width / 2, p.y + p.height / 2, { zoom: flow.getZoom() })
    // What was out of sight is drawn only now.
    requestAnimationFrame(() => canvas.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus({ preventScroll: true }))
  }

  const press = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return
    const element = (e.target as HTMLElement).closest<HTMLElement>('[data-node]')
    const id = element?.dataset.node ?? ''
    const direction = arrows[e.key]
    if (direction) {
      const to = neighbour(places, id, direction)
      if (to) focus(to)
    } else if (e.key === '+' || e.key === '=') void flow.zoomIn()
    else if (e.key === '-') void flow.zoomOut()
    else if (e.key === '0') fit()
    else if (!id || e.target !== element || !onKey(e.key, id)) return
    e.preventDefault()
  }

  return (
    <div
      ref={canvas}
      className={classes(styles.canvas, stale && styles.stale)}
      role="group"
      aria-label={label}
      onKeyDown={press}
      onFocus={(e) => onFocus?.(e.target.closest<HTMLElement>('[data-node]')?.dataset.node ?? null)}
      onBlur={() => onFocus?.(null)}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={types}
        edgeTypes={edgeTypes}
        minZoom={0.15}
        maxZoom={2}
        panOnScroll
        onlyRenderVisibleElements
        nodesDraggable={false}
        nodesConnectable={false}
        nodesFocusable={false}
        edgesFocusable={false}
        elementsSelectable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        proOptions={{ hideAttribution: true }}
      />
      <Zoom onFit={fit} />
    </div>
  )
}

function Zoom({ onFit }: { onFit(): void }) {
  const flow = useReactFlow()
  const { zoom } = useViewport()
  return <ZoomBar zoom={zoom} onZoom={(factor) => void flow.zoomTo(zoom * factor)} onFit={() => onFit()} />
}
