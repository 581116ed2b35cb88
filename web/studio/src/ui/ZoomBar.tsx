import { Maximize, Minus, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './IconButton'
import styles from './ZoomBar.module.css'

export interface ZoomBarProps {
  /** 1 is life-size. */
  zoom: number
  /** Zooms by a factor. */
  onZoom(factor: number): void
  onFit(): void
  /** Further buttons. */
  children?: ReactNode
}

/** How large a diagram is drawn: in the corner of every diagram. */
export function ZoomBar({ zoom, onZoom, onFit, children }: ZoomBarProps) {
  const percent = Math.round(zoom * 100)
  return (
    <div className={styles.bar} role="toolbar" aria-label="Zoom">
      <IconButton icon={Minus} label="Zoom out" keys="-" size="small" side="top" onClick={() => onZoom(1 / 1.2)} />
      <button type="button" className={styles.value} aria-label={`${percent}% zoom, set to 100%`} onClick={() => onZoom(1 / zoom)}>
        {percent}%
      </button>
      <IconButton icon={Plus} label="Zoom in" keys="=" size="small" side="top" onClick={() => onZoom(1.2)} />
      <IconButton icon={Maximize} label="Fit into the window" keys="0" size="small" side="top" onClick={onFit} />
      {children}
    </div>
  )
}
