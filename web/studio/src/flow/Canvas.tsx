import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import type { Flow } from '../rpc/models'
import { useDebugStore } from '../debug/store'
import { navigate } from '../shell/route'
import { useFileOf } from '../store/files'
import { classes, ContextMenu, type MenuEntry } from '../ui'
import * as act from './actions'
import { Card, ConnectionCircle, Frame } from './Card'
import { cardText } from './describe'
import { Edges } from './Edges'
import { findNode } from './find'
import { press } from './keys'
import type { Picture } from './picture'
import { menuOf } from './menu'
import { Minimap } from './Minimap'
import { NodeTools } from './NodeTools'
import { ChipLabel, PlusButton } from './Pluses'
import { Problems } from './Problems'
import { hover, select, toggleFolded, useFlow } from './store'
import type { Bounds, Viewer } from './viewer'
import { inSight, useSight } from './sight'
import { useSelection } from './selection'
import styles from './Flow.module.css'

export interface CanvasProps {
  flow: Flow
  picture: Picture
  viewer: Viewer
  /** The code has no such function just now, or it cannot be read: the picture is the last good one. */
  stale: boolean
  /** Nodes that cannot be read just now: they are as they were. */
  faded: ReadonlySet<string>
}

/** How far the pointer moves before a press becomes a drag. */
const SLOP = 5
/** How near to a + a node is let go to go there. */
const REACH = 90

interface Press {
  x: number
  y: number
  node: string | null
  kind: 'pan' | 'node' | 'moving' | 'panning'
}

/** The diagram: draws what is in sight, and turns the pointer and keys into intents. */
export function Canvas({ flow, picture, viewer, stale, faded }: CanvasProps) {
  // What is not in the code as it is drawn cannot be edited in the drawing.
  const frozen = stale || faded.size > 0
  const root = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  const ghost = useRef<HTMLDivElement>(null)
  const pressed = useRef<Press | null>(null)
  const [panning, setPanning] = useState(false)
  const [menu, setMenu] = useState<MenuEntry[]>([])
  const [problems, setProblems] = useState<string | null>(null)
  const drag = useFlow((s) => s.drag)
  const uri = useFileOf(flow.range.file)?.uri
  const breakpoints = useDebugStore((s) => (uri ? s.breakpoints[uri] : undefined))
  const current = useDebugStore((s) => (s.current && s.current.uri === uri ? s.current.line : undefined))
  const sight = useSight(viewer, picture)
  /** The node or point that stays in sight when the window changes its size. */
  const watched = useRef<string | null>(null)

  useLayoutEffect(() => {
    const el = root.current!
    viewer.bounds = picture.bounds
    viewer.size = { width: el.clientWidth, height: el.clientHeight }
    viewer.attach(layer.current)
    const observer = new ResizeObserver(() => {
      if (el.clientWidth === viewer.size.width && el.clientHeight === viewer.size.height) return
      viewer.resize({ width: el.clientWidth, height: el.clientHeight })
      const kept = placeOf(picture, watched.current)
      if (kept) viewer.show(kept)
    })
    observer.observe(el)
    return () => observer.disconnect()
  }, [viewer, picture])

  // The wheel moves, with Ctrl it zooms: React's handler could not keep the page from zooming.
  useEffect(() => {
    const el = root.current!
    const wheel = (e: WheelEvent) => {
      e.preventDefault()
      const unit = e.deltaMode === 1 ? 16 : 1
      const box = el.getBoundingClientRect()
      if (e.ctrlKey || e.metaKey) viewer.zoomAt(Math.exp(-e.deltaY * unit * 0.0025), e.clientX - box.left, e.clientY - box.top)
      else if (e.shiftKey && e.deltaX === 0) viewer.pan(-e.deltaY * unit, 0)
      else viewer.pan(-e.deltaX * unit, -e.deltaY * unit)
    }
    el.addEventListener('wheel', wheel, { passive: false })
    return () => el.removeEventListener('wheel', wheel)
  }, [viewer])

  useSelection(root, flow, picture, viewer, frozen, sight)

  // Where the program has stopped is in sight.
  const currentNode = useMemo(() => (current === undefined ? undefined : nodeAtLine(picture, current)), [picture, current])
  const selected = useFlow((s) => s.selected)
  const adding = useFlow((s) => s.adding)
  watched.current = currentNode ?? adding ?? selected
  useEffect(() => {
    const place = placeOf(picture, currentNode)
    if (place) viewer.show(place)
  }, [currentNode, picture, viewer])
  const lines = useMemo(() => new Set((breakpoints ?? []).map((b) => b.line)), [breakpoints])

  const down = (e: PointerEvent<HTMLDivElement>) => {
    if (e.button !== 0 && e.button !== 1) return
    const target = e.target as HTMLElement
    if (target.closest(`.${styles.tools}`)) return
    const node = target.closest<HTMLElement>('[data-node]')?.dataset.node ?? null
    if (e.button === 0 && target.closest('[data-point], [data-branch], [data-fold], [data-problems]')) return
    pressed.current = { x: e.clientX, y: e.clientY, node, kind: e.button === 0 && node && movable(flow, node) && !frozen ? 'node' : 'pan' }
    if (e.button === 1) e.preventDefault()
  }

  const move = (e: PointerEvent<HTMLDivElement>) => {
    const p = pressed.current
    if (!p) {
      hover((e.target as HTMLElement).closest<HTMLElement>('[data-node], [data-tools]')?.dataset.node ?? toolsOf(e.target as HTMLElement))
      return
    }
    if (e.buttons === 0) return release()
    const far = Math.abs(e.clientX - p.x) + Math.abs(e.clientY - p.y) > SLOP
    if (p.kind === 'pan' && far) {
      p.kind = 'panning'
      setPanning(true)
      root.current?.setPointerCapture(e.pointerId)
    } else if (p.kind === 'node' && far) {
      p.kind = 'moving'
      root.current?.setPointerCapture(e.pointerId)
      useFlow.setState({ drag: { node: p.node!, to: null }, hovered: null })
    }
    if (p.kind === 'panning') {
      viewer.pan(e.clientX - p.x, e.clientY - p.y)
      p.x = e.clientX
      p.y = e.clientY
    } else if (p.kind === 'moving') {
      const box = root.current!.getBoundingClientRect()
      const px = e.clientX - box.left
      const py = e.clientY - box.top
      if (ghost.current) ghost.current.style.transform = `translate(${px + 10}px, ${py + 10}px)`
      // Near an edge the diagram follows.
      viewer.pan(px < 30 ? 12 : px > box.width - 30 ? -12 : 0, py < 30 ? 12 : py > box.height - 30 ? -12 : 0)
      const to = nearestPlus(picture, p.node!, ...viewer.at(px, py))
      if (useFlow.getState().drag?.to !== to) useFlow.setState({ drag: { node: p.node!, to } })
    }
  }

  const release = useCallback(() => {
    pressed.current = null
    setPanning(false)
    if (useFlow.getState().drag) useFlow.setState({ drag: null })
  }, [])

  const up = () => {
    const p = pressed.current
    const target = useFlow.getState().drag
    release()
    if (!p) return
    if (p.kind === 'moving') {
      if (target?.to) void act.moveTo(flow, target.node, target.to)
    } else if (p.kind === 'pan' && p.node === null) {
      select(null)
    }
  }

  const click = (e: React.MouseEvent) => {
    const target = e.target as HTMLElement
    const find = (name: string) => target.closest<HTMLElement>(`[data-${name}]`)?.dataset[name]
    const fold = find('fold')
    const branch = find('branch')
    const point = find('point')
    const concerned = find('problems')
    const connection = find('connection')
    const node = find('node')
    if (fold ?? branch) toggleFolded((fold ?? branch)!)
    else if (concerned) setProblems((was) => (was === concerned ? null : concerned))
    else if (point) act.openPalette(point)
    else if (connection) navigate('connections', connection)
    else if (node && pressed.current === null) {
      select(node)
      if (!frozen) act.showForm(flow, node)
    }
  }

  const doubleClick = (e: React.MouseEvent) => {
    const target = e.target as HTMLElement
    const node = target.closest<HTMLElement>('[data-node]')?.dataset.node
    if (node && !frozen && !target.closest('[data-fold], [data-problems]')) act.enter(flow, node)
  }

  const keys = (e: KeyboardEvent) => {
    if (useFlow.getState().drag && e.key === 'Escape') {
      release()
      e.preventDefault()
      return
    }
    // Keys within menus and buttons that float above are theirs.
    if ((e.target as HTMLElement).closest(`.${styles.tools}, [role="menu"]`)) return
    if (frozen && !e.key.startsWith('Arrow')) return
    if (press(e, flow, picture, viewer)) {
      e.preventDefault()
      e.stopPropagation()
    }
  }

  const context = (e: React.MouseEvent) => {
    const target = e.target as HTMLElement
    const node = target.closest<HTMLElement>('[data-node]')?.dataset.node ?? target.closest<HTMLElement>('[data-point]')?.dataset.point ?? null
    if (node) select(node)
    setMenu(frozen ? [] : menuOf(flow, node))
  }

  const visible = <T extends { id: string }>(list: readonly T[], box: (item: T) => Bounds): T[] => (sight ? list.filter((x) => inSight(box(x), sight)) : (list as T[]))
  const nodes = visible(picture.nodes, (n) => n)
  const draggedNode = drag && findNode(flow, drag.node)?.node

  return (
    <ContextMenu entries={menu.length > 0 ? menu : menuOf(flow, null)}>
      <div
        ref={root}
        className={classes(styles.canvas, panning && styles.panning)}
        role="group"
        aria-label={`Flow of ${flow.title}`}
        aria-roledescription="Flow diagram"
        tabIndex={-1}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={release}
        onPointerLeave={() => hover(null)}
        onScroll={(e) => {
          // The browser scrolls what gets the focus into sight: the diagram is moved instead.
          const { scrollLeft, scrollTop } = e.currentTarget
          if (scrollLeft === 0 && scrollTop === 0) return
          e.currentTarget.scrollTo(0, 0)
          viewer.pan(-scrollLeft, -scrollTop)
        }}
        onClick={click}
        onDoubleClick={doubleClick}
        onKeyDown={keys}
        onContextMenuCapture={context}
      >
        <div ref={layer} className={classes(styles.layer, stale && styles.stale)}>
          {nodes.map((n) => n.shape === 'frame' && <Frame key={n.id} placed={n} current={n.id === currentNode} faded={faded.has(n.id)} />)}
          <Edges edges={picture.edges} dividers={picture.dividers} bounds={picture.bounds} />
          {nodes.map((n) => (
            <Card
              key={n.id}
              placed={n}
              first={n.id === flow.start.id}
              current={n.id === currentNode}
              faded={faded.has(n.id)}
              breakpoint={n.index >= 0 && lines.has(n.node.range.from.line)}
            />
          ))}
          {visible(picture.links, (l) => ({ x: l.x - 56, y: l.y - 20, width: 112, height: 60 })).map((l) => (
            <ConnectionCircle key={l.id} link={l} />
          ))}
          {visible(picture.chips, (c) => ({ x: c.x, y: c.y, width: c.width, height: 24 })).map((c) => (
            <ChipLabel key={c.id} chip={c} />
          ))}
          {!frozen &&
            visible(picture.pluses, (p) => ({ x: p.x - 10, y: p.y - 10, width: 20, height: 20 })).map((p) => <PlusButton key={p.id} plus={p} />)}
          {!frozen && <NodeTools flow={flow} picture={picture} />}
          <Problems picture={picture} id={problems} onClose={() => setProblems(null)} />
        </div>
        {draggedNode && (
          <div ref={ghost} className={styles.ghost} style={{ transform: 'translate(-1000px, 0)' }}>
            {cardText(draggedNode).title}
          </div>
        )}
        {picture.nodes.length > 14 && <Minimap picture={picture} viewer={viewer} />}
      </div>
    </ContextMenu>
  )
}

function toolsOf(target: HTMLElement): string | null {
  return target.closest<HTMLElement>('[data-tools]')?.dataset.tools ?? null
}

function movable(flow: Flow, id: string): boolean {
  if (flow.expression) return false
  const node = findNode(flow, id)?.node
  return node !== undefined && node.kind !== 'workers'
}

/** The point nearest to a place that a node can go to. */
function nearestPlus(p: Picture, node: string, x: number, y: number): string | null {
  const placed = p.byId.get(node)
  let best: string | null = null
  let least = REACH
  for (const plus of p.pluses) {
    if (plus.id.startsWith(node + '/')) continue
    if (plus.branch === placed?.branch && (plus.index === placed.index || plus.index === placed.index + 1)) continue
    const d = Math.hypot(plus.x - x, plus.y - y)
    if (d < least) {
      least = d
      best = plus.id
    }
  }
  return best
}

/** Where a node, or a point with some of what is around it, is drawn. */
function placeOf(p: Picture, id: string | null | undefined): Bounds | undefined {
  const node = p.byId.get(id ?? '')
  if (node) return { x: node.x, y: node.y, width: node.width, height: node.head }
  const plus = p.pluses.find((x) => x.id === id)
  return plus && { x: plus.x - 60, y: plus.y - 40, width: 120, height: 80 }
}

/** The innermost node that has a line of the file. */
function nodeAtLine(p: Picture, line: number): string | undefined {
  let best: string | undefined
  let size = Infinity
  for (const n of p.nodes) {
    const r = n.node.range
    if (n.index < 0 || line < r.from.line || line > r.to.line) continue
    const lines = r.to.line - r.from.line
    if (lines < size || (lines === size && r.from.line === line)) {
      size = lines
      best = n.id
    }
  }
  return best
}
