import { getViewportForBounds, type ReactFlowInstance } from '@xyflow/react'
import { useCallback, useEffect, useRef, type RefObject } from 'react'
import type { Placed } from './place'

const least = 0.2
const most = 1
const padding = 0.1

/**
 * Shows all of a diagram, or some of its nodes, in the middle of its canvas: at the
 * start, when something comes or goes, and when panels beside open and close. The
 * function that is returned does it again.
 */
export function useFit(canvas: RefObject<HTMLElement | null>, flow: Pick<ReactFlowInstance, 'setViewport'>, nodes: Placed[]): (ids?: ReadonlySet<string>) => void {
  const latest = useRef(nodes)
  latest.current = nodes

  const fit = useCallback(
    (ids?: ReadonlySet<string>) => {
      const element = canvas.current
      const shown = latest.current.filter((n) => !ids || ids.has(n.id))
      if (!element || shown.length === 0) return
      const x = Math.min(...shown.map((n) => n.x))
      const y = Math.min(...shown.map((n) => n.y))
      const bounds = { x, y, width: Math.max(...shown.map((n) => n.x + n.width)) - x, height: Math.max(...shown.map((n) => n.y + n.height)) - y }
      void flow.setViewport(getViewportForBounds(bounds, element.clientWidth, element.clientHeight, least, most, padding))
    },
    [canvas, flow],
  )

  const shape = nodes.map((n) => n.id).join(' ')
  useEffect(() => {
    // The pane is there only after the first drawing.
    const frame = requestAnimationFrame(() => fit())
    return () => cancelAnimationFrame(frame)
  }, [shape, fit])

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    let { clientWidth: width, clientHeight: height } = element
    const observer = new ResizeObserver(() => {
      // Not while a line between two parts is dragged by a little.
      if (Math.abs(element.clientWidth - width) < 40 && Math.abs(element.clientHeight - height) < 40) return
      width = element.clientWidth
      height = element.clientHeight
      fit()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [canvas, fit])

  return fit
}
