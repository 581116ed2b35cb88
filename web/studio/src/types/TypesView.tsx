import { Braces, Plus } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { DiagramCanvas, type DiagramLine } from '../diagram/DiagramCanvas'
import type { TypeNode } from '../rpc/models'
import { openPanel } from '../shell/layout'
import { navigate } from '../shell/route'
import { find } from '../shell/search'
import type { ViewProps } from '../shell/views'
import { ViewTools } from '../shell/ViewTools'
import { Button, EmptyState, SearchField, Segmented, Skeleton } from '../ui'
import { around, rowsShown, typeDiagram, type TypeCard } from './diagram'
import { TypeCardNode, type CardData } from './TypeCardNode'
import { useTypes } from './useTypes'
import styles from './TypesView.module.css'

const nodeTypes = { node: TypeCardNode }

/** The project's types: a diagram of how they are made of each other, and a form for the one chosen. */
export default function TypesView({ arg }: ViewProps) {
  const { types, problem } = useTypes()
  const [query, setQuery] = useState('')
  const [scope, setScope] = useState<'all' | 'near'>('all')
  const add = () => openPanel({ kind: 'addArtifact', group: 'types' })

  const chosen = types?.some((t) => t.id === arg) ? arg : ''
  useEffect(() => {
    if (chosen) openPanel({ kind: 'declForm', id: chosen })
  }, [chosen])

  if (problem && !types) return <EmptyState title="The types cannot be shown">{problem}</EmptyState>
  if (!types) return <Skeleton />
  if (types.length === 0) {
    return (
      <EmptyState
        icon={Braces}
        title="No types yet"
        actions={
          <Button look="primary" icon={Plus} onClick={add}>
            Add type
          </Button>
        }
      >
        A type says what data looks like: a record with its fields, an enumeration, a choice between others.
      </EmptyState>
    )
  }
  return (
    <div className={styles.view}>
      <ViewTools>
        {chosen && (
          <Segmented
            label="Types shown"
            value={scope}
            options={[
              { value: 'all', label: 'All' },
              { value: 'near', label: 'Related' },
            ]}
            onChange={(v) => setScope(v as 'all' | 'near')}
          />
        )}
        <SearchField size="small" label="Search types" value={query} onChange={setQuery} className={styles.search} />
        <Button look="primary" size="small" icon={Plus} onClick={add}>
          Add type
        </Button>
      </ViewTools>
      <Diagram types={scope === 'near' && chosen ? around(types, chosen) : types} chosen={chosen} query={query} />
    </div>
  )
}

function Diagram({ types, chosen, query }: { types: TypeNode[]; chosen: string; query: string }) {
  const diagram = useMemo(() => typeDiagram(types), [types])
  const found = useMemo(() => (query.trim() ? new Set(find(query, types, (t) => t.name).map((t) => t.id)) : null), [query, types])
  const data = useCallback((card: TypeCard): CardData => ({ card, chosen: card.id === chosen, faded: found !== null && !found.has(card.id) }), [chosen, found])
  const lines = useMemo(
    () =>
      diagram.edges
        .filter((e) => e.from !== e.to)
        .map(
          (e): DiagramLine => ({
            id: e.id,
            from: e.from,
            row: Number(e.field) < rowsShown ? e.field : undefined,
            to: e.to,
            dashed: e.kind !== 'field',
            way: e.way,
            lit: chosen !== '' && (e.from === chosen || e.to === chosen),
            faded: found !== null && !(found.has(e.from) && found.has(e.to)),
          }),
        ),
    [diagram, chosen, found],
  )
  const key = (key: string, id: string) => {
    if (key !== 'Enter') return false
    navigate('types', id)
    return true
  }
  return <DiagramCanvas label="Diagram of types" places={diagram.cards} data={data} lines={lines} types={nodeTypes} at={chosen} found={found} onKey={key} />
}
