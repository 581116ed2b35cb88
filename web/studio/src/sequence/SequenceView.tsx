import { Code2, Download, Maximize, Workflow } from 'lucide-react'
import { useCallback, useEffect, useMemo, useRef, useState, type PointerEvent } from 'react'
import { messageOf, rpc } from '../rpc'
import type { Branch, Flow, Node, Sequence } from '../rpc/models'
import { navigate } from '../shell/route'
import type { ViewProps } from '../shell/views'
import { notify } from '../store/toasts'
import { pathOf } from '../store/files'
import { useWatch } from '../store/watch'
import { Button, classes, ContextMenu, EmptyState, IconButton, Skeleton, ZoomBar, type MenuEntry } from '../ui'
import { Drawing, Heads, Markers } from './Diagram'
import { download, svgFile } from './export'
import { flowOf, layoutSequence } from './layout'
import styles from './Sequence.module.css'

/** Who sends what to whom while a function runs. */
export default function SequenceView({ arg: id }: ViewProps) {
  const { model, loading, stale, problem } = useWatch('sequence', id)
  if (!model) {
    if (loading) return <Skeleton label="Loading the sequence diagram" />
    return (
      <EmptyState
        icon={Workflow}
        title="There is no such function"
        actions={<Button onClick={() => navigate('overview')}>Go to the overview</Button>}
      >
        {problem ?? 'It may have been renamed or deleted.'}
      </EmptyState>
    )
  }
  return <Sequences key={id} model={model} stale={stale} />
}

interface View {
  x: number
  y: number
  zoom: number
}

const zooms = { min: 0.25, max: 2.5, step: 1.2 }

function Sequences({ model, stale }: { model: Sequence; stale: boolean }) {
  const picture = useMemo(() => layoutSequence(model), [model])
  const box = useRef<HTMLDivElement>(null)
  const svg = useRef<SVGSVGElement>(null)
  const view = useRef<View>({ x: 24, y: 8, zoom: 1 })
  const [zoom, setZoom] = useState(1)
  const [hovered, setHovered] = useState<string | null>(null)

  /** Moves what is drawn; the names stay on top while the rest goes by. */
  const show = useCallback((v: View) => {
    view.current = v
    const [body, heads] = svg.current?.querySelectorAll<SVGGElement>('[data-moves]') ?? []
    body?.setAttribute('transform', `translate(${v.x} ${v.y}) scale(${v.zoom})`)
    heads?.setAttribute('transform', `translate(${v.x} ${Math.max(v.y, 0)}) scale(${v.zoom})`)
    setZoom(v.zoom)
  }, [])

  const zoomAt = useCallback(
    (factor: number, px: number, py: number) => {
      const v = view.current
      const next = Math.min(zooms.max, Math.max(zooms.min, v.zoom * factor))
      const k = next / v.zoom
      show({ zoom: next, x: px - (px - v.x) * k, y: py - (py - v.y) * k })
    },
    [show],
  )

  const fit = useCallback(() => {
    const e = box.current
    if (!e) return
    const next = Math.min(1, Math.max(zooms.min, Math.min((e.clientWidth - 32) / picture.width, (e.clientHeight - 32) / picture.height)))
    show({ zoom: next, x: Math.max(16, (e.clientWidth - picture.width * next) / 2), y: 8 })
  }, [picture, show])

  // At first as wide as it fits, but legible.
  const begin = useRef(true)
  useEffect(() => {
    const e = box.current
    if (!e || !begin.current) return
    begin.current = false
    const next = Math.min(1, Math.max(0.85, (e.clientWidth - 32) / picture.width))
    show({ zoom: next, x: Math.max(16, (e.clientWidth - picture.width * next) / 2), y: 8 })
  }, [picture, show])
  useEffect(() => show(view.current))

  useEffect(() => {
    const e = box.current
    if (!e) return
    const wheel = (w: WheelEvent) => {
      w.preventDefault()
      const v = view.current
      if (w.ctrlKey || w.metaKey) {
        const r = e.getBoundingClientRect()
        zoomAt(Math.exp(-w.deltaY * 0.002), w.clientX - r.left, w.clientY - r.top)
      } else if (w.shiftKey) show({ ...v, x: v.x - w.deltaY - w.deltaX })
      else show({ ...v, x: v.x - w.deltaX, y: v.y - w.deltaY })
    }
    e.addEventListener('wheel', wheel, { passive: false })
    return () => e.removeEventListener('wheel', wheel)
  }, [show, zoomAt])

  const drag = (e: PointerEvent<HTMLDivElement>) => {
    if (e.button !== 0 || (e.target as Element).closest('[role="button"],button')) return
    const start = view.current
    const move = (m: globalThis.PointerEvent) => show({ ...start, x: start.x + m.clientX - e.clientX, y: start.y + m.clientY - e.clientY })
    const end = () => {
      removeEventListener('pointermove', move)
      removeEventListener('pointerup', end)
    }
    addEventListener('pointermove', move)
    addEventListener('pointerup', end)
  }

  const open = useCallback(
    (node: string, code: boolean) => {
      const flow = flowOf(model, node)
      if (code) void openCode(flow, node)
      else navigate('flow', flow, node)
    },
    [model],
  )
  const entries: MenuEntry[] = hovered
    ? [
        { label: 'Show in the flow', icon: Workflow, run: () => open(hovered, false) },
        { label: 'Show in the code', icon: Code2, run: () => open(hovered, true) },
      ]
    : [{ label: 'Fit', icon: Maximize, run: fit }]

  const centre = (factor: number) => zoomAt(factor, (box.current?.clientWidth ?? 0) / 2, (box.current?.clientHeight ?? 0) / 2)
  const quiet = picture.messages.length <= 1
  return (
    <div className={styles.view}>
      <ContextMenu entries={entries}>
        <div
          ref={box}
          className={classes(styles.canvas, stale && styles.stale)}
          tabIndex={0}
          role="group"
          aria-label={`Sequence diagram of ${model.title}`}
          onPointerDown={drag}
          onPointerMove={(e) => {
            if (!(e.target as Element).closest('.sequence-message')) setHovered(null)
          }}
          onKeyDown={(e) => {
            const v = view.current
            const by = 60
            if (e.key === 'ArrowDown') show({ ...v, y: v.y - by })
            else if (e.key === 'ArrowUp') show({ ...v, y: v.y + by })
            else if (e.key === 'ArrowRight') show({ ...v, x: v.x - by })
            else if (e.key === 'ArrowLeft') show({ ...v, x: v.x + by })
            else if (e.key === '+' || e.key === '=') centre(zooms.step)
            else if (e.key === '-') centre(1 / zooms.step)
            else if (e.key === '0') fit()
            else return
            e.preventDefault()
          }}
        >
          <svg ref={svg} className={styles.drawing} role="presentation">
            <Markers />
            <g data-moves>
              <Drawing picture={picture} onOpen={open} onHover={setHovered} />
            </g>
            <g data-moves>
              <Heads columns={picture.columns} />
            </g>
          </svg>
        </div>
      </ContextMenu>
      {(stale || quiet) && (
        <p className={styles.banner} role="status">
          {stale
            ? 'The code has no such function just now. This is the last picture of it.'
            : 'This function calls no connection and no other function.'}
        </p>
      )}
      <ZoomBar zoom={zoom} onZoom={centre} onFit={fit}>
        <IconButton
          icon={Download}
          label="Save as SVG"
          size="small"
          side="top"
          onClick={() =>
            svg.current &&
            download(`${model.title.replace(/[^\w-]+/g, '-')}.svg`, svgFile(svg.current, picture.width, picture.height), 'image/svg+xml')
          }
        />
      </ZoomBar>
    </div>
  )
}

/** Opens the code of a node of a flow. */
async function openCode(flow: string, node: string): Promise<void> {
  try {
    const { model } = await rpc.call('studio/flow', { id: flow })
    const range = model && (find(model, node) ?? model.start).range
    if (range) navigate('code', pathOf(range.file), `L${range.from.line}`)
  } catch (e) {
    notify(messageOf(e), 'error')
  }
}

function find(flow: Flow, id: string): Node | undefined {
  if (flow.start.id === id) return flow.start
  const within = (b: Branch): Node | undefined => {
    for (const n of b.nodes) {
      if (n.id === id) return n
      for (const inner of n.branches ?? []) {
        const found = within(inner)
        if (found) return found
      }
    }
    return undefined
  }
  return within(flow.body)
}
