import { useCallback, useMemo, useState } from 'react'
import { DiagramCanvas, type DiagramLine } from '../diagram/DiagramCanvas'
import { artifactTitle } from '../explorer/artifacts'
import { deleteArtifact, openArtifact, renameArtifact } from '../explorer/actions'
import type { Overview } from '../rpc/models'
import { score } from '../shell/search'
import { diagramOf, related, type DiagramNode } from './layout'
import { OverviewNode, type NodeData } from './OverviewNode'

const types = { node: OverviewNode }

export interface OverviewDiagramProps {
  overview: Overview
  query: string
  stale: boolean
  at?: string
}

/** Listeners, entry points and connections, and what uses what. */
export function OverviewDiagram({ overview, query, stale, at }: OverviewDiagramProps) {
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set())
  const [focused, setFocused] = useState<string | null>(at ?? null)
  const [pointed, setPointed] = useState<string | null>(null)
  const diagram = useMemo(() => diagramOf(overview, expanded), [overview, expanded])

  const found = useMemo(() => {
    if (!query.trim()) return null
    return new Set(diagram.nodes.filter((n) => fits(n, query)).map((n) => n.id))
  }, [diagram, query])
  const lit = useMemo(() => {
    const id = pointed ?? focused
    return id && (diagram.nodes.some((n) => n.id === id) || diagram.edges.some((e) => e.row === id)) ? related(diagram.edges, id) : null
  }, [diagram, pointed, focused])

  const expand = useCallback((id: string) => setExpanded((s) => new Set(s).add(id)), [])
  const data = useCallback(
    (node: DiagramNode): NodeData => ({
      node,
      expand,
      point: setPointed,
      faded: found ? !found.has(node.id) : pointed !== null && lit !== null && !lit.nodes.has(node.id),
    }),
    [expand, found, pointed, lit],
  )
  const lines = useMemo(
    () =>
      diagram.edges.map(
        (e): DiagramLine => ({
          id: e.id,
          from: e.from,
          row: e.row,
          to: e.to,
          dashed: e.kind === 'listens',
          text: e.via.length > 0 ? `through ${e.via.join(', ')}` : undefined,
          lit: lit?.edges.has(e.id) ?? false,
          faded: lit !== null && !lit.edges.has(e.id),
        }),
      ),
    [diagram, lit],
  )

  const key = (key: string, id: string) => {
    const artifact = diagram.nodes.find((n) => n.id === id)?.artifact
    if (!artifact) return false
    if (key === 'Delete') void deleteArtifact(artifact)
    else if (key === 'F2') void renameArtifact(artifact)
    else if (key === 'Enter') openArtifact(artifact)
    else return false
    return true
  }

  return <DiagramCanvas label="Overview diagram" places={diagram.nodes} data={data} lines={lines} types={types} stale={stale} at={at} found={found} onFocus={setFocused} onKey={key} />
}

function fits(n: DiagramNode, query: string): boolean {
  const texts = [n.artifact ? artifactTitle(n.artifact) : (n.text ?? ''), n.artifact?.library ?? '', ...n.rows.map((r) => r.name)]
  return texts.some((t) => t !== '' && score(query, t) > 0)
}
