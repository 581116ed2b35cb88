export interface Box {
  x: number
  y: number
  width: number
  height: number
}

const card = { width: 320, height: 170 }
const gap = 10

/** Where the card of a step stands, by the middle of its upper edge: beside what it is about, within it when that is large, else in the middle. */
export function place(box: Box | null, window: { width: number; height: number }): { left: number; top: number } {
  if (!box) return { left: window.width / 2, top: window.height / 3 }
  const within = (x: number) => Math.min(Math.max(x, card.width / 2 + gap), window.width - card.width / 2 - gap)
  const middle = within(box.x + box.width / 2)
  if (box.y + box.height + gap + card.height <= window.height) return { left: middle, top: box.y + box.height + gap }
  if (box.x + box.width + gap + card.width <= window.width) {
    return { left: box.x + box.width + gap + card.width / 2, top: Math.min(Math.max(box.y + gap * 4, gap), window.height - card.height - gap) }
  }
  return { left: middle, top: Math.max(box.y + box.height - card.height - gap * 2, gap) }
}
