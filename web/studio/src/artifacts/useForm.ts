import { useEffect, useState } from 'react'
import { messageOf, rpc } from '../rpc'
import type { Form, Item } from '../rpc/models'

export interface Loaded {
  form: Form | null
  problem: string | null
}

const gone = 'It is not there any more.'

/** The form for something to add. */
export function useItemForm(item: Item): Loaded {
  const key = JSON.stringify(item)
  return useLoaded(() => rpc.call('studio/itemForm', { item: JSON.parse(key) as Item }), key)
}

/** The form of a declaration. */
export function useDeclForm(id: string): Loaded {
  return useLoaded(() => rpc.call('studio/declForm', { id }), id)
}

function useLoaded(load: () => Promise<{ model: Form | null }>, key: string): Loaded {
  const [loaded, setLoaded] = useState<Loaded & { key: string }>({ form: null, problem: null, key })
  useEffect(() => {
    let current = true
    load().then(
      ({ model }) => current && setLoaded({ form: model, problem: model ? null : gone, key }),
      (error: unknown) => current && setLoaded({ form: null, problem: messageOf(error), key }),
    )
    return () => {
      current = false
    }
    // The key says everything that load depends on.
  }, [key])
  return loaded.key === key ? loaded : { form: null, problem: null }
}
