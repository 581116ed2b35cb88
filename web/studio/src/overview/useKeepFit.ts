import type { FitViewOptions, ReactFlowInstance } from '@xyflow/react'
import { useEffect, type RefObject } from 'react'

/** A diagram that was shown whole stays so when panels beside it open and close. */
export function useKeepFit(element: RefObject<HTMLElement | null>, flow: Pick<ReactFlowInstance, 'fitView'>, fit: FitViewOptions): void {
  useEffect(() => {
    const canvas = element.current
    if (!canvas) return
    let width = canvas.clientWidth
    const observer = new ResizeObserver(() => {
      if (Math.abs(canvas.clientWidth - width) < 40) return
      width = canvas.clientWidth
      // After the diagram itself has taken the new size.
      requestAnimationFrame(() => void flow.fitView(fit))
    })
    observer.observe(canvas)
    return () => observer.disconnect()
  }, [element, flow, fit])
}
