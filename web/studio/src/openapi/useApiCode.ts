import { useEffect, useState } from 'react'
import { messageOf, rpc } from '../rpc'
import type { ApiCode, ApiParams } from '../rpc/protocol'
import { documentOf, type Source } from './spec'

/** How long a person may pause in typing a text before it is read. */
const pause = 250

/** The preview of what a document becomes; `params` are the choices beside it. */
export function useApiCode(source: Source | null, params: Omit<ApiParams, 'name' | 'text' | 'uri' | 'write'>): { code: ApiCode | null; problem: string | null; loading: boolean } {
  const [state, setState] = useState<{ code: ApiCode | null; problem: string | null }>({ code: null, problem: null })
  const [loading, setLoading] = useState(false)
  const asked = source && JSON.stringify({ ...params, ...documentOf(source) })
  useEffect(() => {
    if (!asked) return setState({ code: null, problem: null })
    let gone = false
    setLoading(true)
    const timer = setTimeout(() => {
      rpc.call('studio/openapi', JSON.parse(asked) as ApiParams).then(
        (code) => gone || (setState({ code, problem: null }), setLoading(false)),
        (error: unknown) => gone || (setState((was) => ({ code: was.code, problem: messageOf(error) })), setLoading(false)),
      )
    }, pause)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [asked])
  return { ...state, loading }
}
