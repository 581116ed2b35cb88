import { memo, useEffect, useRef, type PointerEvent } from 'react'
import type { Picture } from './picture'
import { covers } from './sight'
import type { Viewer } from './viewer'
import styles from './Flow.module.css'

const WIDTH = 150
const HEIGHT = 130

/** How far it stands from the corner. */
const EDGE = 12
/** How long it stays after the last move where it lies over something. */
const STAY = 1200

/**
 * A small picture of a large diagram, with what is in sight marked. Where it would lie
 * over the diagram it shows only while that is moved.
 */
export const Minimap = memo(function Minimap({ picture, viewer }: { picture: Picture; viewer: Viewer }) {
  const sight = useRef<SVGRectElement>(null)
  const { bounds: b } = picture
  const k = Math.min(WIDTH / b.width, HEIGHT / b.height)
  const width = Math.max(40, b.width * k)
  const height = Math.max(40, b.height * k)

  const root = useRef<SVGSVGElement>(null)
  useEffect(() => {
    let timer = 0
    const rest = () => {
      const el = root.current
      if (!el || el.matches(':hover')) return
      const { size } = viewer
      const [x, y] = viewer.at(size.width - EDGE - width - 8, size.height - EDGE - height - 8)
      el.toggleAttribute('data-aside', covers(picture, { x, y, width: size.width / viewer.zoom, height: size.height / viewer.zoom }))
    }
    const draw = () => {
      const s = viewer.sight
      const r = sight.current
      if (!r) return
      r.setAttribute('x', String(Math.max(b.x, s.x)))
      r.setAttribute('y', String(Math.max(b.y, s.y)))
      r.setAttribute('width', String(Math.max(0, Math.min(b.x + b.width, s.x + s.width) - Math.max(b.x, s.x))))
      r.setAttribute('height', String(Math.max(0, Math.min(b.y + b.height, s.y + s.height) - Math.max(b.y, s.y))))
    }
    const moved = () => {
      draw()
      clearTimeout(timer)
      if (viewer.viewport === undefined) return rest()
      root.current?.removeAttribute('data-aside')
      timer = window.setTimeout(rest, STAY)
    }
    draw()
    rest()
    const off = viewer.subscribe(moved)
    return () => {
      off()
      clearTimeout(timer)
    }
  }, [viewer, picture, b, width, height])

  const go = (e: PointerEvent<SVGSVGElement>) => {
    if (e.buttons !== 1) return
    const box = e.currentTarget.getBoundingClientRect()
    const x = b.x + ((e.clientX - box.left) / box.width) * b.width
    const y = b.y + ((e.clientY - box.top) / box.height) * b.height
    viewer.set({ x: viewer.size.width / 2 - x * viewer.zoom, y: viewer.size.height / 2 - y * viewer.zoom, zoom: viewer.zoom })
  }

  return (
    <svg
      ref={root}
      className={styles.minimap}
      width={width + 8}
      height={height + 8}
      viewBox={`${b.x} ${b.y} ${b.width} ${b.height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label="Overview of the diagram"
      onPointerDown={(e) => {
        e.stopPropagation()
        e.currentTarget.setPointerCapture(e.pointerId)
        go(e)
      }}
      onPointerMove={go}
      onPointerLeave={() => viewer.touch()}
    >
      {picture.nodes.map((n) => (
        <rect
          key={n.id}
          x={n.x}
          y={n.y}
          width={n.width}
          height={n.height}
          className={n.shape === 'frame' ? styles.miniFrame : n.node.diagnostics?.some((d) => d.severity === 'error') ? styles.miniError : styles.miniNode}
          vectorEffect="non-scaling-stroke"
        />
      ))}
      <rect ref={sight} className={styles.sight} vectorEffect="non-scaling-stroke" />
    </svg>
  )
})
