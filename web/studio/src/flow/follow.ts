// The debugger's place in the flows: when the program stops in another function, its flow
// is shown.

import { useEffect } from 'react'
import { useDebugStore } from '../debug/store'
import { rpc } from '../rpc'
import type { Flow } from '../rpc/models'
import { navigate } from '../shell/route'
import { fileOf } from '../store/files'
import { offsetOf } from './text'

/** Goes to the flow in which the program has stopped, as long as this one is looked at. */
export function useFollow(flow: Flow): void {
  useEffect(
    () =>
      useDebugStore.subscribe(({ current }, { current: before }) => {
        if (!current || (current.uri === before?.uri && current.line === before.line)) return
        const own = fileOf(flow.range.file)?.uri
        if (current.uri === own && flow.range.from.line <= current.line && current.line <= flow.range.to.line) return
        void flowAt(current.uri, current.line).then((id) => {
          if (id && id !== flow.id && useDebugStore.getState().current === current) navigate('flow', id)
        })
      }),
    [flow],
  )
}

/** The function that has a line. */
async function flowAt(uri: string, line: number): Promise<string | undefined> {
  try {
    const { text } = await rpc.call('studio/read', { uri })
    const { model } = await rpc.call('studio/at', { uri, offset: offsetOf(text, line) })
    return model?.flow
  } catch {
    return undefined // in a library: it has no flow here
  }
}
