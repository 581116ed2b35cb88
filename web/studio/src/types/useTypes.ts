import { useEffect, useState } from 'react'
import { messageOf, rpc } from '../rpc'
import type { TypeNode } from '../rpc/models'
import { useWatch } from '../store/watch'

/** The project's types, asked for again whenever its declarations change. */
export function useTypes(): { types: TypeNode[] | null; problem: string | null } {
  const { revision } = useWatch('overview')
  const [types, setTypes] = useState<TypeNode[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let current = true
    rpc.call('studio/types', {}).then(
      ({ model }) => {
        if (!current) return
        setTypes(model?.types ?? [])
        setProblem(null)
      },
      (error: unknown) => current && setProblem(messageOf(error)),
    )
    return () => {
      current = false
    }
  }, [revision])
  return { types, problem }
}
