// Which part of a large diagram is drawn: what is in sight, and a window's width around
// it, so that panning draws anew only once in a while.

import { useEffect, useState } from 'react'
import type { Picture } from './picture'
import type { Bounds, Viewer } from './viewer'

/** Up to how many nodes a diagram is drawn as a whole. */
const WHOLE = 120

/** The part to draw; null for all of it. */
export function useSight(viewer: Viewer, picture: Picture): Bounds | null {
  const [sight, setSight] = useState<Bounds | null>(null)
  const large = picture.nodes.length > WHOLE
  useEffect(() => {
    if (!large) {
      setSight(null)
      return
    }
    const look = () => setSight((was) => (was && contains(was, viewer.sight) ? was : around(viewer.sight)))
    setSight(around(viewer.sight))
    return viewer.subscribe(look)
  }, [viewer, large])
  if (!large) return null
  return sight ?? around(viewer.size.width > 0 ? viewer.sight : { x: -1000, y: -100, width: 2000, height: 1200 })
}

export function inSight(b: Bounds, sight: Bounds): boolean {
  return b.x < sight.x + sight.width && sight.x < b.x + b.width && b.y < sight.y + sight.height && sight.y < b.y + b.height
}

function contains(outer: Bounds, inner: Bounds): boolean {
  return outer.x <= inner.x && outer.y <= inner.y && outer.x + outer.width >= inner.x + inner.width && outer.y + outer.height >= inner.y + inner.height
}

function around(b: Bounds): Bounds {
  return { x: b.x - b.width / 2, y: b.y - b.height / 2, width: b.width * 2, height: b.height * 2 }
}

/** Whether something of a diagram lies in a part of it. */
export function covers(picture: Picture, part: Bounds): boolean {
  return picture.nodes.some((n) => inSight(n, part)) || picture.links.some((l) => inSight({ x: l.x - 56, y: l.y - 20, width: 112, height: 60 }, part))
}
