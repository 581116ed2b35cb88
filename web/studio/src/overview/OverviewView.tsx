import { BookOpen, Plus } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useWatch } from '../store/watch'
import { openPanel, useLayout } from '../shell/layout'
import type { ViewProps } from '../shell/views'
import { ViewTools } from '../shell/ViewTools'
import { Button, EmptyState, IconButton, SearchField, Skeleton, Splitter } from '../ui'
import { FirstSteps } from './FirstSteps'
import { Unreadable } from './Unreadable'
import { OverviewDiagram } from './OverviewDiagram'
import { Readme, useReadmeFile } from './Readme'
import styles from './OverviewView.module.css'

/** The map of the project: what starts it, what it listens on and what it talks to. */
export default function OverviewView({ at }: ViewProps) {
  const { model, problem, stale, loading } = useWatch('overview')
  const wide = useWide()
  const panelOpen = useLayout((s) => s.panel !== null)
  const hasReadme = useReadmeFile() !== undefined
  const wanted = useLayout((s) => s.readmeOpen) ?? (hasReadme && innerWidth >= 1280)
  // Two panels and a diagram need room.
  const readme = wanted && (wide || !panelOpen)
  const width = useLayout((s) => s.readmeWidth)
  const [query, setQuery] = useState('')
  if (problem && !model) return <EmptyState title="The overview cannot be made">{problem}</EmptyState>
  if (!model) return loading ? <Skeleton /> : <Unreadable />
  const empty = model.entryPoints.length + model.listeners.length + model.connections.length === 0
  return (
    <div className={styles.overview}>
      <ViewTools>
        {!empty && <SearchField size="small" label="Search the diagram" value={query} onChange={setQuery} className={styles.search} />}
        <IconButton icon={BookOpen} label="README beside" size="small" pressed={readme} onClick={() => useLayout.setState(readme ? { readmeOpen: false } : { readmeOpen: true, ...(wide ? {} : { panel: null }) })} />
        <Button look="primary" size="small" icon={Plus} onClick={() => openPanel({ kind: 'addArtifact' })}>
          Add artifact
        </Button>
      </ViewTools>
      <div className={styles.diagram}>{empty ? <FirstSteps /> : <OverviewDiagram overview={model} query={query} stale={stale} at={at} />}</div>
      {readme && (
        <>
          <Splitter label="Width of the README" side="right" size={width} min={200} max={640} onSize={(readmeWidth) => useLayout.setState({ readmeWidth })} />
          <div className={styles.readme} style={{ width }}>
            <Readme />
          </div>
        </>
      )}
    </div>
  )
}

const roomy = matchMedia('(min-width: 1600px)')

function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      roomy.addEventListener('change', changed)
      return () => roomy.removeEventListener('change', changed)
    },
    () => roomy.matches,
  )
}
