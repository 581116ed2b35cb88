// What was typed into forms that were left without sending them: it is there again when
// they are opened.

import { create } from 'zustand'
import type { Values } from './form'

const useDrafts = create<{ drafts: Record<string, Values> }>()(() => ({ drafts: {} }))

export function draftOf(key: string): Values {
  return useDrafts.getState().drafts[key] ?? {}
}

export function keepDraft(key: string, values: Values): void {
  useDrafts.setState(({ drafts }) => {
    const { [key]: _, ...rest } = drafts
    return { drafts: Object.keys(values).length > 0 ? { ...rest, [key]: values } : rest }
  })
}
