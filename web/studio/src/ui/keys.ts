// Combinations of keys are written "Mod+Shift+K": Mod is the command key on a Mac
// and Ctrl elsewhere.

function isMac(platform: string): boolean {
  return /Mac|iPhone|iPad/.test(platform)
}

const macSigns: Record<string, string> = { Mod: '⌘', Ctrl: '⌃', Alt: '⌥', Shift: '⇧' }
const named: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc', Delete: 'Del', ' ': 'Space' }

/** How the combination is written on a platform. */
export function shownKeys(keys: string, platform: string): string {
  const mac = isMac(platform)
  const parts = keys.split('+').map((part) => named[part] ?? (mac ? (macSigns[part] ?? part) : part === 'Mod' ? 'Ctrl' : part))
  return parts.join(mac ? '' : '+')
}

export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
}

/** Tells whether a press of keys is the combination. */
export function isPressed(keys: string, e: KeyPress, platform: string): boolean {
  const mac = isMac(platform)
  const parts = keys.split('+')
  const key = parts.pop() ?? ''
  const wants = (name: string) => parts.includes(name)
  const mod = wants('Mod')
  return (
    e.key.toLowerCase() === key.toLowerCase() &&
    e.ctrlKey === (wants('Ctrl') || (mod && !mac)) &&
    e.metaKey === (mod && mac) &&
    e.altKey === wants('Alt') &&
    // Signs such as ? are reached with Shift on some keyboards and without on others.
    (e.shiftKey === wants('Shift') || /^[^a-z0-9]$/i.test(key))
  )
}
