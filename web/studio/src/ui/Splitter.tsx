import type { KeyboardEvent, PointerEvent } from 'react'
import { classes } from './classes'
import styles from './Splitter.module.css'

export interface SplitterProps {
  label: string
  /** Where the sized thing is, seen from the splitter. */
  side: 'left' | 'right' | 'bottom'
  size: number
  min: number
  max: number
  onSize(size: number): void
}

/** A line between two parts of the window that is dragged, or moved with the arrow keys. */
export function Splitter({ label, side, size, min, max, onSize }: SplitterProps) {
  const vertical = side !== 'bottom'
  const sign = side === 'left' ? 1 : -1
  const to = (n: number) => onSize(Math.round(Math.min(max, Math.max(min, n))))

  const drag = (e: PointerEvent<HTMLDivElement>) => {
    const line = e.currentTarget
    const start = vertical ? e.clientX : e.clientY
    line.setPointerCapture(e.pointerId)
    const move = (m: globalThis.PointerEvent) => to(size + sign * ((vertical ? m.clientX : m.clientY) - start))
    const end = () => {
      line.removeEventListener('pointermove', move)
      line.removeEventListener('pointerup', end)
      line.removeEventListener('pointercancel', end)
    }
    line.addEventListener('pointermove', move)
    line.addEventListener('pointerup', end)
    line.addEventListener('pointercancel', end)
    e.preventDefault()
  }

  const press = (e: KeyboardEvent) => {
    const step = (e.shiftKey ? 48 : 16) * sign
    if (e.key === (vertical ? 'ArrowRight' : 'ArrowDown')) to(size + step)
    else if (e.key === (vertical ? 'ArrowLeft' : 'ArrowUp')) to(size - step)
    else if (e.key === 'Home') to(min)
    else if (e.key === 'End') to(max)
    else return
    e.preventDefault()
  }

  return (
    <div
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={vertical ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={min}
      aria-valuemax={max}
      className={classes(styles.splitter, vertical ? styles.vertical : styles.horizontal)}
      onPointerDown={drag}
      onKeyDown={press}
    />
  )
}
