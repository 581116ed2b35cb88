// What the fields of a form know of the form they are in.

import { createContext, useContext } from 'react'
import type { Intent } from '../rpc/models'

export interface FormScope {
  /** What the form would send now. */
  intent(): Intent
  /** The node or point whose variables an expression can name; undefined at module level. */
  at?: string
  /** Sends the form. */
  submit(): void
}

export const FormContext = createContext<FormScope | null>(null)

export function useFormScope(): FormScope | null {
  return useContext(FormContext)
}

/** Which part of a form's value a field edits: the key, and what stands around the part. */
export interface Place {
  key: string
  before?: string
  after?: string
}
