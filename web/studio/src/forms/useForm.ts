// Forms from the server, fresh after each change of the code.

import { useEffect, useState } from 'react'
import { messageOf, rpc } from '../rpc'
import type { Form, Item } from '../rpc/models'

export interface Loaded {
  form: Form | null
  loading: boolean
  problem: string | null
}

export type Wanted = { node: string } | { decl: string } | { item: Item }

function load(wanted: Wanted): Promise<{ model: Form | null }> {
  if ('node' in wanted) return rpc.call('studio/nodeForm', { id: wanted.node })
  if ('decl' in wanted) return rpc.call('studio/declForm', { id: wanted.decl })
  return rpc.call('studio/itemForm', { item: wanted.item })
}

export function useForm(wanted: Wanted): Loaded {
  const [loaded, setLoaded] = useState<Loaded>({ form: null, loading: true, problem: null })
  const key = JSON.stringify(wanted)
  useEffect(() => {
    let gone = false
    let timer: ReturnType<typeof setTimeout>
    const fetch = () =>
      load(JSON.parse(key) as Wanted).then(
        ({ model }) => {
          if (gone) return
          // The last one stays while there is none: the code may be half typed.
          setLoaded((was) => ({ form: same(was.form, model) ? was.form : (model ?? was.form), loading: false, problem: model ? null : 'It is not in the code any more.' }))
        },
        (error: unknown) => !gone && setLoaded((was) => ({ ...was, loading: false, problem: messageOf(error) })),
      )
    void fetch()
    const stop = rpc.on('studio/changed', () => {
      clearTimeout(timer)
      timer = setTimeout(() => void fetch(), 150)
    })
    return () => {
      gone = true
      clearTimeout(timer)
      stop()
    }
  }, [key])
  return loaded
}

function same(a: Form | null, b: Form | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}

/** The names that are taken at a place. */
export async function takenNames(at: string | undefined): Promise<Set<string>> {
  try {
    const { model } = await rpc.call('studio/scope', { id: at ?? '' })
    return new Set((model ?? []).map((r) => r.name))
  } catch {
    return new Set()
  }
}
