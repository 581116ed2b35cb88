import { useCallback, useEffect, useLayoutEffect, useState, type RefObject } from 'react'

/** Which rows of a long list are drawn: those in sight and some around. */
export function rowsInSight(scrolled: number, height: number, row: number, count: number, around = 12): { from: number; to: number } {
  const from = Math.max(0, Math.floor(scrolled / row) - around)
  return { from: Math.min(from, count), to: Math.min(count, Math.ceil((scrolled + height) / row) + around) }
}

/** Lists shorter than this are drawn as they are. */
const short = 150

function scrollerOf(element: HTMLElement | null): HTMLElement | null {
  for (let e = element?.parentElement ?? null; e; e = e.parentElement) if (/auto|scroll/.test(getComputedStyle(e).overflowY)) return e
  return null
}

/** The rows of a list of rows of one height that have to be drawn, and a function that scrolls one into sight. */
export function useWindow(list: RefObject<HTMLElement | null>, count: number, row: number): { from: number; to: number; show(index: number): void } {
  const [range, setRange] = useState({ from: 0, to: Math.min(count, short) })
  const long = count > short

  const measure = useCallback(() => {
    const scroller = scrollerOf(list.current)
    if (!scroller || !list.current) return
    const scrolled = scroller.getBoundingClientRect().top - list.current.getBoundingClientRect().top
    const next = rowsInSight(scrolled, scroller.clientHeight, row, count)
    setRange((r) => (r.from === next.from && r.to === next.to ? r : next))
  }, [list, count, row])

  useLayoutEffect(() => {
    if (long) measure()
  }, [long, measure])
  useEffect(() => {
    const scroller = long ? scrollerOf(list.current) : null
    if (!scroller) return
    scroller.addEventListener('scroll', measure, { passive: true })
    const observer = new ResizeObserver(measure)
    observer.observe(scroller)
    return () => {
      scroller.removeEventListener('scroll', measure)
      observer.disconnect()
    }
  }, [list, long, measure])

  const show = useCallback(
    (index: number) => {
      const scroller = scrollerOf(list.current)
      if (!scroller || !list.current || index < 0) return
      const top = list.current.getBoundingClientRect().top - scroller.getBoundingClientRect().top + index * row
      if (top < 0) scroller.scrollTop += top
      else if (top + row > scroller.clientHeight) scroller.scrollTop += top + row - scroller.clientHeight
      if (long) measure()
    },
    [list, row, long, measure],
  )
  return long ? { ...range, show } : { from: 0, to: count, show }
}
