import { getViewportForBounds, type ReactFlowInstance, type Viewport } from '@xyflow/react'
import { useCallback, useEffect, useRef, type RefObject } from 'react'
import type { Placed } from './place'

const least = 0.15
const most = 1
const padding = 0.1
/** Below this nothing can be read. */
const legible = 0.6
/** Around what is shown from its corner. */
const margin = 24

/**
 * Shows a diagram in its canvas at the start, when something comes or goes, and when
 * panels beside open and close: all of it, or as much from its corner as can be read.
 * What is at `at` is in sight then. The function that is returned shows all of it, or
 * some of its nodes.
 */
export function useFit(canvas: RefObject<HTMLElement | null>, flow: Pick<ReactFlowInstance, 'setViewport' | 'getViewport'>, nodes: Placed[], at?: string): (ids?: ReadonlySet<string>) => void {
  const latest = useRef(nodes)
  latest.current = nodes
  const wanted = useRef(at)
  wanted.current = at

  const show = useCallback(
    (zoomAtLeast: number, ids?: ReadonlySet<string>) => {
      const element = canvas.current
      const shown = latest.current.filter((n) => !ids || ids.has(n.id))
      if (!element || shown.length === 0) return
      const { clientWidth: width, clientHeight: height } = element
      const x = Math.min(...shown.map((n) => n.x))
      const y = Math.min(...shown.map((n) => n.y))
      const bounds = { x, y, width: Math.max(...shown.map((n) => n.x + n.width)) - x, height: Math.max(...shown.map((n) => n.y + n.height)) - y }
      const all = getViewportForBounds(bounds, width, height, least, most, padding)
      if (all.zoom >= zoomAtLeast) return void flow.setViewport(all)
      const zoom = zoomAtLeast
      const corner = { zoom, x: Math.max(margin, (width - bounds.width * zoom) / 2) - x * zoom, y: Math.max(margin, (height - bounds.height * zoom) / 2) - y * zoom }
      void flow.setViewport(moved(corner, shown.find((n) => n.id === wanted.current), width, height))
    },
    [canvas, flow],
  )
  const begin = useCallback(() => show(legible), [show])
  const fit = useCallback((ids?: ReadonlySet<string>) => show(least, ids), [show])

  const shape = nodes.map((n) => n.id).join(' ')
  useEffect(() => {
    // The pane is there only after the first drawing.
    const frame = requestAnimationFrame(begin)
    return () => cancelAnimationFrame(frame)
  }, [shape, begin])

  useEffect(() => {
    const element = canvas.current
    const node = latest.current.find((n) => n.id === at)
    if (!element || !node) return
    const now = flow.getViewport()
    const next = moved(now, node, element.clientWidth, element.clientHeight)
    if (next !== now) void flow.setViewport(next)
  }, [at, canvas, flow])

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let { clientWidth: width, clientHeight: height } = element
    const observer = new ResizeObserver(() => {
      // Not while a line between two parts is dragged by a little.
      if (Math.abs(element.clientWidth - width) < 40 && Math.abs(element.clientHeight - height) < 40) return
      width = element.clientWidth
      height = element.clientHeight
      begin()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [canvas, begin])

  return fit
}

/** A view that is moved just as far as a node needs to be in sight. */
function moved(view: Viewport, node: Placed | undefined, width: number, height: number): Viewport {
  if (!node) return view
  const by = (from: number, size: number, room: number) => (from < margin ? margin - from : from + size > room - margin ? Math.max(room - margin - size, margin) - from : 0)
  const x = by(node.x * view.zoom + view.x, node.width * view.zoom, width)
  const y = by(node.y * view.zoom + view.y, node.height * view.zoom, height)
  return x === 0 && y === 0 ? view : { zoom: view.zoom, x: view.x + x, y: view.y + y }
}
