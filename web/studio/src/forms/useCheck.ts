// Asks the server about what is typed: what is wrong with it and what may stand there.

import { useCallback, useEffect, useRef, useState } from 'react'
import { rpc } from '../rpc'
import type { CheckDiagnostic, CompletionItem } from '../rpc/protocol'
import { useFormScope, type Place } from './scope'

/** How long typing rests before it is asked, and before what is wrong is shown. */
const ASK = 70
const SHOW = 350

export interface Completion {
  from: number
  to: number
  items: CompletionItem[]
}

export interface Check {
  /** What is wrong with the text as it is. */
  diagnostics: CheckDiagnostic[]
  completion: Completion | null
  /** Asks; with a cursor for completion too. */
  ask(text: string, cursor?: number): void
  closeCompletion(): void
}

export function useCheck(place: Place | undefined, text: string): Check {
  const scope = useFormScope()
  const [diagnostics, setDiagnostics] = useState<CheckDiagnostic[]>([])
  const [completion, setCompletion] = useState<Completion | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const shower = useRef<ReturnType<typeof setTimeout>>(undefined)
  const call = useRef<AbortController>(undefined)
  // Who has left the field wants no answer that comes late.
  const wanted = useRef(false)
  const latest = useRef({ scope, place })
  latest.current = { scope, place }

  const ask = useCallback((value: string, cursor?: number) => {
    clearTimeout(timer.current)
    clearTimeout(shower.current)
    call.current?.abort()
    wanted.current = cursor !== undefined
    const { scope, place } = latest.current
    if (!scope || !place) return
    if (value.trim() === '' && cursor === undefined) {
      setDiagnostics([])
      return
    }
    const started = Date.now()
    timer.current = setTimeout(() => {
      const abort = new AbortController()
      call.current = abort
      rpc.call('studio/checkExpression', { intent: scope.intent(), ...place, text: value, cursor }, abort.signal).then(
        ({ checked }) => {
          if (abort.signal.aborted) return
          setCompletion(wanted.current && checked?.completion ? checked.completion : null)
          const found = value.trim() === '' ? [] : (checked?.diagnostics ?? [])
          shower.current = setTimeout(() => setDiagnostics(found), Math.max(0, started + SHOW - Date.now()))
        },
        () => undefined, // there is nothing to show then
      )
    }, ASK)
  }, [])

  const empty = text.trim() === ''
  // What the form starts with is checked as well, and what changed from outside.
  const first = useRef(true)
  useEffect(() => {
    if (first.current && !empty) ask(text)
    first.current = false
  }, [ask, empty, text])
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      clearTimeout(shower.current)
      call.current?.abort()
    },
    [],
  )
  const closeCompletion = useCallback(() => {
    wanted.current = false
    setCompletion(null)
  }, [])
  return { diagnostics: empty ? [] : diagnostics, completion, ask, closeCompletion }
}
