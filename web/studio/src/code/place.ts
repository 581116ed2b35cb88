// Places in the code, as they are handed around and as the address has them.

export interface Place {
  uri: string
  /** From 1. */
  line: number
  column?: number
  /** The end of what is selected there; none for the caret alone. */
  end?: { line: number; column: number }
}

/** A place as the address has it: L12, L12:5. */
export function formatAt(place: { line: number; column?: number }): string {
  return `L${place.line}` + (place.column === undefined ? '' : `:${place.column}`)
}

export function parseAt(at: string | undefined): { line: number; column?: number } | null {
  const m = /^L?(\d+)(?::(\d+))?$/.exec(at ?? '')
  return m ? { line: Number(m[1]), column: m[2] === undefined ? undefined : Number(m[2]) } : null
}
