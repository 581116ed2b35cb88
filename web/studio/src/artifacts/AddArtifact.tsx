import { Plus } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { NewService } from '../openapi/NewService'
import { messageOf, rpc } from '../rpc'
import type { Entry } from '../rpc/models'
import { closePanel, openPanel } from '../shell/layout'
import type { PanelProps } from '../shell/panels'
import { find } from '../shell/search'
import { Panel, SearchField, Skeleton } from '../ui'
import { begun, catalog, offered, type Choice } from './catalog'
import { NewArtifact } from './NewArtifact'
import { NewMethod } from './NewMethod'
import styles from './AddArtifact.module.css'

let known: Entry[] | null = null

/** The classes of listeners that the libraries have; asked for once. */
function useListeners(): { listeners: Entry[] | null; problem: string | null } {
  const [listeners, setListeners] = useState(known)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    rpc.call('studio/listeners', {}).then(
      (r) => setListeners((known = r.model ?? [])),
      (error: unknown) => setProblem(messageOf(error)),
    )
  }, [])
  return { listeners, problem }
}

/** The panel that adds something to the project. */
export default function AddArtifact({ content }: PanelProps<'addArtifact'>) {
  const { listeners, problem } = useListeners()
  const { group, start, node } = content
  const choices = useMemo(() => offered(catalog(listeners ?? []), group, start), [listeners, group, start])
  const [chosen, setChosen] = useState<Choice | null>(null)
  const [back, setBack] = useState(false)
  if (node) return <NewMethod service={node} kind={start === 'remote' ? 'remote' : 'resource'} />

  const current = chosen ?? (back ? undefined : begun(choices, start, group))
  const goBack = () => {
    setChosen(null)
    setBack(true)
  }
  if (current) return <Chosen choice={current} onBack={choices.length > 1 ? goBack : undefined} />
  return (
    <Panel title={start === 'events' ? 'Add a handler' : 'Add artifact'} icon={Plus} onClose={closePanel}>
      {problem && <p className={styles.problem}>{problem}</p>}
      {!listeners && !problem ? <Skeleton lines={6} /> : <Gallery choices={choices} onChoose={setChosen} />}
    </Panel>
  )
}

function Gallery({ choices, onChoose }: { choices: Choice[]; onChoose(c: Choice): void }) {
  const [query, setQuery] = useState('')
  const found = find(query, choices, (c) => `${c.title} ${c.item?.module ?? ''}`)
  const sections = [...new Set(found.map((c) => c.section))]
  const choose = (c: Choice) => (c.opens === 'connection' ? openPanel({ kind: 'addConnection' }) : onChoose(c))
  return (
    <>
      <SearchField
        label="Search artifacts"
        value={query}
        onChange={setQuery}
        autoFocus
        className={styles.search}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && found[0]) choose(found[0])
        }}
      />
      {sections.map((section) => (
        <section key={section} aria-label={section} className={styles.section}>
          {sections.length > 1 && <h3 className={styles.heading}>{section}</h3>}
          <ul className={styles.list}>
            {found
              .filter((c) => c.section === section)
              .map((c) => {
                const Icon = c.icon
                return (
                  <li key={c.id}>
                    <button type="button" className={styles.choice} aria-label={c.title} onClick={() => choose(c)}>
                      <Icon size={18} strokeWidth={1.75} aria-hidden className={styles.icon} />
                      <span className={styles.texts}>
                        <span className={styles.title}>{c.title}</span>
                        <span className={styles.text}>{c.text}</span>
                      </span>
                    </button>
                  </li>
                )
              })}
          </ul>
        </section>
      ))}
      {found.length === 0 && <p className={styles.none}>Nothing is called so.</p>}
    </>
  )
}

function Chosen({ choice, onBack }: { choice: Choice; onBack?(): void }) {
  useEffect(() => {
    if (choice.opens === 'connection') openPanel({ kind: 'addConnection' })
  }, [choice])
  if (choice.item) return <NewArtifact item={choice.item} title={choice.title} icon={choice.icon} onBack={onBack} />
  if (choice.opens === 'connection') return null
  return <NewService title={choice.title} icon={choice.icon} onBack={onBack} />
}
