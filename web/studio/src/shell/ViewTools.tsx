import { useEffect, useState, type ReactNode } from 'react'
import { createPortal } from 'react-dom'

/** A view's own buttons, at the right of the line that says where one is. */
export function ViewTools({ children }: { children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => setPlace(document.getElementById('view-tools')), [])
  return place && createPortal(children, place)
}
