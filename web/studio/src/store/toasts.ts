import { create } from 'zustand'

export type Severity = 'info' | 'success' | 'warning' | 'error'

export interface Toast {
  id: number
  severity: Severity
  message: string
  action?: { label: string; run(): void }
}

export const useToasts = create<{ toasts: Toast[] }>()(() => ({ toasts: [] }))

let lastId = 0

/** Tells the user something in a corner of the window, for a while; errors stay until they are closed. */
export function notify(message: string, severity: Severity = 'info', action?: Toast['action']): void {
  const toast: Toast = { id: ++lastId, severity, message, action }
  // The same message again replaces the one that is shown.
  useToasts.setState((s) => ({ toasts: [...s.toasts.filter((t) => t.message !== message), toast].slice(-4) }))
}

export function dismiss(id: number): void {
  useToasts.setState((s) => ({ toasts: s.toasts.filter((t) => t.id !== id) }))
}
