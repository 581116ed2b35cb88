// Whether the panel on the right takes the focus. What is only shown beside something
// that is selected leaves it there, until a person goes into the panel.

import { createContext, useContext } from 'react'

export const QuietPanel = createContext(false)

/** Whether a form that appears leaves the focus where it is. */
export function useQuietPanel(): boolean {
  return useContext(QuietPanel)
}

const fields = 'input:not([readonly]):not([type="hidden"]), textarea:not([readonly]), button[role="combobox"], button[role="switch"]'

/** Gives the focus to the first field of a form. */
export function focusFirstField(root: Element | null): void {
  const form = root?.matches('form') ? root : (root?.querySelector('form') ?? root)
  form?.querySelector<HTMLElement>(fields)?.focus({ preventScroll: true })
}
