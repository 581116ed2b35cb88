import type { LucideIcon } from 'lucide-react'

/** Something that can be done from anywhere: by its keys, from the command palette, from menus. */
export interface Command {
  id: string
  /** A verb first: "Add artifact". */
  title: string
  /** Its heading in the list of shortcuts. */
  group: string
  /** "Mod+Shift+Z"; the first is shown, others work too. */
  keys?: string[]
  icon?: LucideIcon
  /** Not offered while this is false. */
  when?(): boolean
  /** In fields for text its keys are the field's. */
  keepInText?: boolean
  run(): void
}

/** Tells whether a press of keys in this element belongs to the text in it. */
export function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || target.tagName === 'TEXTAREA' || (target.tagName === 'INPUT' && !['checkbox', 'radio', 'button', 'range'].includes((target as HTMLInputElement).type))
}

/** Keys that write something where text is edited. */
export function writes(keys: string): boolean {
  return !/Mod|Ctrl|Alt|^F\d/.test(keys)
}
