import '@xyflow/react/dist/base.css'
import { ReactFlow, ReactFlowProvider, useReactFlow, type Edge, type Node } from '@xyflow/react'
import { Maximize, ZoomIn, ZoomOut } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { artifactTitle } from '../explorer/artifacts'
import { deleteArtifact, openArtifact, renameArtifact } from '../explorer/actions'
import type { Overview } from '../rpc/models'
import { score } from '../shell/search'
import { classes, IconButton } from '../ui'
import { diagramOf, neighbour, related, type DiagramNode, type Direction } from './layout'
import { OverviewEdge, type EdgeData } from './OverviewEdge'
import { OverviewNode, type NodeData } from './OverviewNode'
import { useFit } from './useFit'
import styles from './OverviewDiagram.module.css'

const nodeTypes = { artifact: OverviewNode }
const edgeTypes = { line: OverviewEdge }
const arrows: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

export interface OverviewDiagramProps {
  overview: Overview
  query: string
  stale: boolean
  at?: string
}

export function OverviewDiagram(props: OverviewDiagramProps) {
  return (
    <ReactFlowProvider>
      <Diagram {...props} />
    </ReactFlowProvider>
  )
}

function Diagram({ overview, query, stale, at }: OverviewDiagramProps) {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string | null>(at ?? null)
  const [pointed, setPointed] = useState<string | null>(null)
  const flow = useReactFlow()
  const canvas = useRef<HTMLDivElement>(null)

  const diagram = useMemo(() => diagramOf(overview, expanded), [overview, expanded])
  const fit = useFit(canvas, flow, diagram.nodes)

  const found = useMemo(() => {
    if (!query.trim()) return null
    return new Set(diagram.nodes.filter((n) => fits(n, query)).map((n) => n.id))
  }, [diagram, query])
  const lit = useMemo(() => {
    const id = pointed ?? focused
    return id && (diagram.nodes.some((n) => n.id === id) || diagram.edges.some((e) => e.row === id)) ? related(diagram.edges, id) : null
  }, [diagram, pointed, focused])

  const expand = useCallback((id: string) => setExpanded((s) => new Set(s).add(id)), [])
  const nodes = useMemo(
    (): Node<NodeData>[] =>
      diagram.nodes.map((node) => ({
        id: node.id,
        type: 'artifact',
        position: { x: node.x, y: node.y },
        width: node.width,
        height: node.height,
        draggable: false,
        selectable: false,
        focusable: false,
        data: { node, expand, point: setPointed, faded: found ? !found.has(node.id) : pointed !== null && lit !== null && !lit.nodes.has(node.id) },
      })),
    [diagram, found, lit, pointed, expand],
  )
  const edges = useMemo(
    (): Edge<EdgeData>[] =>
      diagram.edges.map((e) => ({
        id: e.id,
        type: 'line',
        source: e.from,
        sourceHandle: e.row ?? null,
        target: e.to,
        focusable: false,
        data: { kind: e.kind, via: e.via, lit: lit?.edges.has(e.id) ?? false, faded: lit !== null && !lit.edges.has(e.id) },
      })),
    [diagram, lit],
  )

  useEffect(() => {
    if (found && found.size > 0) fit(found)
  }, [found, fit])

  const focusNode = (id: string) => {
    const n = diagram.nodes.find((x) => x.id === id)
    if (n) void flow.setCenter(n.x + n.width / 2, n.y + n.height / 2, { zoom: flow.getZoom() })
    // What was out of sight is drawn only now.
    requestAnimationFrame(() => canvas.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(id)}"]`)?.focus({ preventScroll: true }))
  }

  const press = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return
    const element = (e.target as HTMLElement).closest<HTMLElement>('[data-node]')
    const node = diagram.nodes.find((n) => n.id === element?.dataset.node)
    const direction = arrows[e.key]
    if (direction) {
      const to = neighbour(diagram.nodes, node?.id ?? '', direction)
      if (to) focusNode(to)
    } else if (e.key === '+' || e.key === '=') void flow.zoomIn()
    else if (e.key === '-') void flow.zoomOut()
    else if (e.key === '0') fit()
    else if (e.key === 'Delete' && node?.artifact && e.target === element) void deleteArtifact(node.artifact)
    else if (e.key === 'F2' && node?.artifact && e.target === element) void renameArtifact(node.artifact)
    else if (e.key === 'Enter' && e.target === element && node?.artifact) openArtifact(node.artifact)
    else return
    e.preventDefault()
  }

  return (
    <div
      ref={canvas}
      className={classes(styles.canvas, stale && styles.stale)}
      role="group"
      aria-label="Overview diagram"
      onKeyDown={press}
      onFocus={(e) => setFocused(e.target.closest<HTMLElement>('[data-node]')?.dataset.node ?? null)}
      onBlur={() => setFocused(null)}
    >
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        minZoom={0.2}
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
      <div className={styles.tools} role="toolbar" aria-label="Zoom">
        <IconButton icon={ZoomIn} label="Zoom in" keys="+" side="right" onClick={() => void flow.zoomIn()} />
        <IconButton icon={ZoomOut} label="Zoom out" keys="-" side="right" onClick={() => void flow.zoomOut()} />
        <IconButton icon={Maximize} label="Fit into the window" keys="0" side="right" onClick={() => fit()} />
      </div>
    </div>
  )
}

function fits(n: DiagramNode, query: string): boolean {
  const texts = [n.artifact ? artifactTitle(n.artifact) : (n.text ?? ''), n.artifact?.library ?? '', ...n.rows.map((r) => r.name)]
  return texts.some((t) => t !== '' && score(query, t) > 0)
}
