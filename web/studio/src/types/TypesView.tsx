import { Braces, Maximize, Plus, ZoomIn, ZoomOut } from 'lucide-react'
import '@xyflow/react/dist/base.css'
import { ReactFlow, ReactFlowProvider, useReactFlow, type Edge, type Node } from '@xyflow/react'
import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { neighbour, type Direction } from '../overview/layout'
import type { TypeNode } from '../rpc/models'
import { openPanel } from '../shell/layout'
import { navigate } from '../shell/route'
import { find } from '../shell/search'
import type { ViewProps } from '../shell/views'
import { ViewTools } from '../shell/ViewTools'
import { Button, classes, EmptyState, IconButton, SearchField, Segmented, Skeleton } from '../ui'
import { around, typeDiagram } from './diagram'
import { TypeCardNode, type CardData } from './TypeCardNode'
import { OverviewEdge, type EdgeData } from '../overview/OverviewEdge'
import { useFit } from '../overview/useFit'
import { useTypes } from './useTypes'
import canvas from '../overview/OverviewDiagram.module.css'
import styles from './TypesView.module.css'

const nodeTypes = { type: TypeCardNode }
const edgeTypes = { line: OverviewEdge }
/** How many types the list shows without a search. */
const listed = 300
const arrows: Record<string, Direction> = { ArrowUp: 'up', ArrowDown: 'down', ArrowLeft: 'left', ArrowRight: 'right' }

/** The project's types: a list, a diagram of how they are made of each other, and a form for the one chosen. */
export default function TypesView({ arg }: ViewProps) {
  const { types, problem } = useTypes()
  const [query, setQuery] = useState('')
  const [scope, setScope] = useState<'all' | 'near'>('all')
  const add = () => openPanel({ kind: 'addArtifact', group: 'types' })

  const chosen = types?.some((t) => t.id === arg) ? arg : ''
  useEffect(() => {
    if (chosen) openPanel({ kind: 'declForm', id: chosen })
  }, [chosen])

  if (problem && !types) return <EmptyState title="The types cannot be shown">{problem}</EmptyState>
  if (!types) return <Skeleton />
  if (types.length === 0) {
    return (
      <EmptyState
        icon={Braces}
        title="No types yet"
        actions={
          <Button look="primary" icon={Plus} onClick={add}>
            Add type
          </Button>
        }
      >
        A type says what data looks like: a record with its fields, an enumeration, a choice between others.
      </EmptyState>
    )
  }
  const found = find(query, types, (t) => t.name)
  const shown = scope === 'near' && chosen ? around(types, chosen) : types
  return (
    <div className={styles.view}>
      <ViewTools>
        {chosen && (
          <Segmented
            label="Types shown"
            value={scope}
            options={[
              { value: 'all', label: 'All' },
              { value: 'near', label: 'Related' },
            ]}
            onChange={(v) => setScope(v as 'all' | 'near')}
          />
        )}
        <Button look="primary" size="small" icon={Plus} onClick={add}>
          Add type
        </Button>
      </ViewTools>
      <aside className={styles.side}>
        <SearchField label="Search types" value={query} onChange={setQuery} className={styles.search} />
        <ul className={styles.list} aria-label="Types">
          {found.slice(0, listed).map((t) => (
            <li key={t.id}>
              <button type="button" className={styles.item} aria-current={t.id === chosen || undefined} onClick={() => navigate('types', t.id)}>
                <span className={styles.name}>{t.name}</span>
                <span className={styles.kind}>{t.kind}</span>
              </button>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className={styles.none}>Nothing is called so.</p>}
        {found.length > listed && <p className={styles.none}>and {found.length - listed} more: search for them.</p>}
      </aside>
      <div className={styles.canvas}>
        <ReactFlowProvider>
          <Diagram types={shown} chosen={chosen} />
        </ReactFlowProvider>
      </div>
    </div>
  )
}

function Diagram({ types, chosen }: { types: TypeNode[]; chosen: string }) {
  const diagram = useMemo(() => typeDiagram(types), [types])
  const flow = useReactFlow()
  const element = useRef<HTMLDivElement>(null)
  const fit = useFit(element, flow, diagram.cards)

  const nodes = useMemo(
    (): Node<CardData>[] =>
      diagram.cards.map((card) => ({
        id: card.id,
        type: 'type',
        position: { x: card.x, y: card.y },
        width: card.width,
        height: card.height,
        draggable: false,
        selectable: false,
        focusable: false,
        data: { card, chosen: card.id === chosen },
      })),
    [diagram, chosen],
  )
  const edges = useMemo(
    (): Edge<EdgeData>[] =>
      diagram.edges
        .filter((e) => e.from !== e.to)
        .map((e) => ({
          id: e.id,
          type: 'line',
          source: e.from,
          sourceHandle: e.field ?? null,
          target: e.to,
          focusable: false,
          data: { kind: e.kind === 'field' ? 'uses' : 'listens', via: [], lit: chosen !== '' && (e.from === chosen || e.to === chosen), faded: false },
        })),
    [diagram, chosen],
  )

  const press = (e: KeyboardEvent) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return
    const id = (e.target as HTMLElement).closest<HTMLElement>('[data-node]')?.dataset.node ?? ''
    const direction = arrows[e.key]
    if (direction) {
      const to = neighbour(diagram.cards, id, direction)
      if (to) element.current?.querySelector<HTMLElement>(`[data-node="${CSS.escape(to)}"]`)?.focus()
    } else if (e.key === '+' || e.key === '=') void flow.zoomIn()
    else if (e.key === '-') void flow.zoomOut()
    else if (e.key === '0') fit()
    else if (e.key === 'Enter' && id) navigate('types', id)
    else return
    e.preventDefault()
  }

  return (
    <div ref={element} className={canvas.canvas} role="group" aria-label="Diagram of types" onKeyDown={press}>
      <ReactFlow
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
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
      <div className={classes(canvas.tools)} role="toolbar" aria-label="Zoom">
        <IconButton icon={ZoomIn} label="Zoom in" keys="+" side="right" onClick={() => void flow.zoomIn()} />
        <IconButton icon={ZoomOut} label="Zoom out" keys="-" side="right" onClick={() => void flow.zoomOut()} />
        <IconButton icon={Maximize} label="Fit into the window" keys="0" side="right" onClick={() => fit()} />
      </div>
    </div>
  )
}
