import { useEffect, useSyncExternalStore } from 'react'
import { useLayout, type Theme } from './layout'

const dark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null

function subscribe(changed: () => void): () => void {
  dark?.addEventListener('change', changed)
  return () => dark?.removeEventListener('change', changed)
}

/** The theme that is shown: the one chosen, or the system's. */
export function shownTheme(theme: Theme, systemIsDark: boolean): 'light' | 'dark' {
  return theme === 'system' ? (systemIsDark ? 'dark' : 'light') : theme
}

/** The theme of an editor that shows the page in a frame: it stands for the system's. */
export function hostIsDark(search: string): boolean | null {
  const theme = new URLSearchParams(search).get('theme')
  return theme === 'dark' ? true : theme === 'light' ? false : null
}

/** Puts the theme on the page and tells which one it is. */
export function useTheme(): 'light' | 'dark' {
  const theme = useLayout((s) => s.theme)
  const systemIsDark = useSyncExternalStore(subscribe, () => hostIsDark(location.search) ?? dark?.matches ?? false)
  const shown = shownTheme(theme, systemIsDark)
  useEffect(() => {
    document.documentElement.dataset.theme = shown
  }, [shown])
  return shown
}
