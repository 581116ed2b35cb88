import { Check, type LucideIcon } from 'lucide-react'
import { ContextMenu as RadixContext, DropdownMenu as RadixDropdown } from 'radix-ui'
import type { ReactNode } from 'react'
import { classes } from './classes'
import { Kbd } from './Kbd'
import styles from './Menu.module.css'

export type MenuEntry =
  | 'separator'
  | {
      label: string
      icon?: LucideIcon
      keys?: string
      run(): void
      danger?: boolean
      disabled?: boolean
      /** It is one of several, and this tells whether it is the chosen one. */
      checked?: boolean
    }

interface Parts {
  Item: typeof RadixDropdown.Item | typeof RadixContext.Item
  Separator: typeof RadixDropdown.Separator | typeof RadixContext.Separator
}

function entries(list: MenuEntry[], { Item, Separator }: Parts): ReactNode {
  const marks = list.some((e) => e !== 'separator' && (e.icon || e.checked !== undefined))
  return list.map((entry, i) => {
    if (entry === 'separator') return <Separator key={i} className={styles.separator} />
    const Icon = entry.checked ? Check : entry.icon
    return (
      <Item
        key={entry.label}
        className={classes(styles.item, entry.danger && styles.danger)}
        disabled={entry.disabled}
        // When the menu no longer holds the focus, so that what runs can take it.
        onSelect={() => requestAnimationFrame(() => entry.run())}
        {...(entry.checked === undefined ? {} : { role: 'menuitemradio', 'aria-checked': entry.checked })}
      >
        {marks && <span className={styles.mark}>{Icon && <Icon size={14} aria-hidden />}</span>}
        <span className={styles.label}>{entry.label}</span>
        {entry.keys && <Kbd keys={entry.keys} />}
      </Item>
    )
  })
}

/** A menu gives the focus back when it closes, unless what was chosen has taken it: a dialog, a field. */
function leaveFocus(e: Event): void {
  const now = document.activeElement
  if (now && now !== document.body && !now.closest('[role="menu"]')) e.preventDefault()
}

export interface MenuProps {
  /** The button that opens it. */
  children: ReactNode
  entries: MenuEntry[]
  align?: 'start' | 'end'
  side?: 'bottom' | 'right'
}

/** A menu that opens from a button. */
export function Menu({ children, entries: list, align = 'start', side = 'bottom' }: MenuProps) {
  return (
    <RadixDropdown.Root>
      <RadixDropdown.Trigger asChild>{children}</RadixDropdown.Trigger>
      <RadixDropdown.Portal>
        <RadixDropdown.Content onCloseAutoFocus={leaveFocus} className={styles.menu} align={align} side={side} sideOffset={2} collisionPadding={8}>
          {entries(list, RadixDropdown)}
        </RadixDropdown.Content>
      </RadixDropdown.Portal>
    </RadixDropdown.Root>
  )
}

/** A menu for what the pointer is on: right click, or the menu key. */
export function ContextMenu({ children, entries: list }: Pick<MenuProps, 'children' | 'entries'>) {
  if (list.length === 0) return children
  return (
    <RadixContext.Root>
      <RadixContext.Trigger asChild>{children}</RadixContext.Trigger>
      <RadixContext.Portal>
        <RadixContext.Content onCloseAutoFocus={leaveFocus} className={styles.menu} collisionPadding={8}>
          {entries(list, RadixContext)}
        </RadixContext.Content>
      </RadixContext.Portal>
    </RadixContext.Root>
  )
}
