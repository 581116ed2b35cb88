import { create } from 'zustand'
import type { Artifact } from '../rpc/models'

interface Asked {
  artifact: Artifact
  answer(name: string | null): void
}

export const useRename = create<{ asked: Asked | null }>()(() => ({ asked: null }))

/** Asks for a new name; null when there shall be none. */
export function askName(artifact: Artifact): Promise<string | null> {
  return new Promise((resolve) => {
    useRename.getState().asked?.answer(null)
    const answer = (name: string | null) => {
      useRename.setState({ asked: null })
      resolve(name)
    }
    useRename.setState({ asked: { artifact, answer } })
  })
}

/** What is wrong with a name; null when nothing is. */
export function nameProblem(name: string): string | null {
  if (!name) return 'A name is needed.'
  if (/^'?[\p{L}_][\p{L}\p{N}_]*$/u.test(name)) return null
  return /^\p{N}/u.test(name) ? 'A name begins with a letter or an underscore.' : 'A name has letters, digits and underscores only.'
}
