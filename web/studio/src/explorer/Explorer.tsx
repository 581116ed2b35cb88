import { Plus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { useStudio } from '../store/studio'
import { useWatch } from '../store/watch'
import { libraryTitle } from '../connections/glyph'
import { openPanel } from '../shell/layout'
import { useRoute } from '../shell/route'
import { Badge, IconButton, Method, SearchField, Skeleton, Tree } from '../ui'
import { artifactMenu, deleteArtifact, openArtifact, renameArtifact } from './actions'
import { artifactHue, artifactIcon, artifactKind, artifactTitle, groups, resourceParts, testGroup, type Group, type GroupId } from './artifacts'
import { PackageSelect } from './PackageSelect'
import { explorerTree, pathTo, type ExplorerNode } from './tree'
import styles from './Explorer.module.css'

const openAtFirst = groups.map((g) => `group ${g.id}`)

/** The panel on the left: everything the project has, by what it is. */
export function Explorer() {
  const { model, problem, stale, loading } = useWatch('overview')
  const hello = useStudio((s) => s.hello)
  const route = useRoute()
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(openAtFirst))
  const nodes = useMemo(() => (model ? explorerTree(model, query) : []), [model, query])
  // Whoever searches wants to see what was found.
  const shownOpen = useMemo(() => (query ? new Set(nodes.flatMap((g) => [g.id, ...(g.children ?? []).map((c) => c.id)])) : open), [query, nodes, open])

  // What is shown is in sight.
  const shown = route.arg || route.at || ''
  const parents = useMemo(() => (model && shown ? pathTo(explorerTree(model, ''), shown) : []).join('\n'), [model, shown])
  useEffect(() => {
    if (parents) setOpen((before) => new Set([...before, ...parents.split('\n')]))
  }, [parents])

  const onOpen = (id: string, isOpen: boolean) => {
    setOpen((before) => {
      const after = new Set(before)
      if (isOpen) after.add(id)
      else after.delete(id)
      return after
    })
  }

  return (
    <section className={styles.explorer} aria-label="Explorer" data-stale={stale || undefined}>
      {hello?.state === 'workspace' && <PackageSelect />}
      <SearchField label="Search the project" value={query} onChange={setQuery} className={styles.search} />
      <div className={styles.body}>
        {problem && <p className={styles.problem}>{problem}</p>}
        {!model && loading && <Skeleton lines={8} />}
        {!model && !loading && !problem && <p className={styles.nothing}>The project cannot be read.</p>}
        {model && (
          <Tree<ExplorerNode>
            label="Project"
            nodes={nodes}
            open={shownOpen}
            onOpen={onOpen}
            selected={shown || null}
            onSelect={(n) => n.artifact && openArtifact(n.artifact)}
            onDelete={(n) => n.artifact && void deleteArtifact(n.artifact)}
            onRename={(n) => n.artifact && void renameArtifact(n.artifact)}
            text={(n) => n.group?.title ?? artifactTitle(n.artifact!)}
            heading={(n) => n.group !== undefined}
            menu={(n) => (n.artifact ? artifactMenu(n.artifact) : [])}
            render={(n) => (n.group ? <GroupRow node={n} /> : <ArtifactRow node={n} />)}
            tools={(n) => n.group && takesMore(n.group) && <AddButton group={n.group.id} one={n.group.one} />}
          />
        )}
      </div>
    </section>
  )
}

function takesMore(group: Group): group is Group & { id: GroupId } {
  return group !== testGroup
}

function GroupRow({ node }: { node: ExplorerNode }) {
  return (
    <>
      <span className={styles.group}>{node.group!.title}</span>
      <span className={styles.count}>{node.count || ''}</span>
      {node.errors > 0 && (
        <Badge look="danger" label={errorsIn(node.errors)}>
          {node.errors}
        </Badge>
      )}
    </>
  )
}

function ArtifactRow({ node }: { node: ExplorerNode }) {
  const a = node.artifact!
  const Icon = artifactIcon(a)
  const { method, path } = a.kind === 'resource' ? resourceParts(a.name) : { method: '', path: '' }
  return (
    <>
      {method ? (
        <Method name={method} className={styles.method} />
      ) : (
        <Icon size={15} strokeWidth={1.75} aria-hidden className={styles.icon} style={{ color: `var(--k-${artifactHue(a)})` }} />
      )}
      <span className={styles.name} title={a.doc || `${artifactTitle(a)} (${artifactKind(a)})`}>
        {method ? path : artifactTitle(a)}
      </span>
      {a.kind === 'configurable' && <span className={styles.detail}>{a.type}</span>}
      {(a.kind === 'connection' || a.kind === 'listener') && <span className={styles.detail}>{a.library ? libraryTitle(a.library) : ''}</span>}
      {a.module && <span className={styles.detail}>{a.module}</span>}
      {node.errors > 0 && (
        <Badge look="danger" label={errorsIn(node.errors)}>
          {node.errors}
        </Badge>
      )}
    </>
  )
}

function AddButton({ group, one }: { group: GroupId; one: string }) {
  return (
    <IconButton
      icon={Plus}
      size="small"
      label={`Add ${/^[aeiou]/.test(one) ? 'an' : 'a'} ${one}`}
      side="right"
      onClick={() => openPanel(group === 'connections' ? { kind: 'addConnection' } : { kind: 'addArtifact', group })}
    />
  )
}

function errorsIn(n: number): string {
  return n === 1 ? '1 error' : `${n} errors`
}
