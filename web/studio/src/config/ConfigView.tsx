import { KeyRound, Plus, Settings2, TriangleAlert } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { messageOf, rpc } from '../rpc'
import type { ConfigValue } from '../rpc/protocol'
import { openPanel } from '../shell/layout'
import type { ViewProps } from '../shell/views'
import { ViewTools } from '../shell/ViewTools'
import { useWatch } from '../store/watch'
import { Button, EmptyState, SearchField, Skeleton } from '../ui'
import { byModule } from './config'
import { ConfigRow } from './ConfigRow'
import styles from './ConfigView.module.css'

interface Answer {
  values: ConfigValue[]
  problems?: string[]
}

/** The values that the program is given when it is started. */
export default function ConfigView({ at }: ViewProps) {
  const { revision } = useWatch('overview')
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [query, setQuery] = useState('')

  const load = useCallback(() => {
    rpc.call('studio/config', {}).then(
      (a) => {
        setAnswer(a)
        setProblem(null)
      },
      (error: unknown) => setProblem(messageOf(error)),
    )
  }, [])
  // Declarations change with the code, values with Config.toml.
  useEffect(load, [load, revision])
  useEffect(() => rpc.on('studio/saved', ({ uri }) => uri.endsWith('/Config.toml') && load()), [load])

  const add = () => openPanel({ kind: 'addArtifact', group: 'configurables' })
  if (problem && !answer) return <EmptyState title="The configurations cannot be shown">{problem}</EmptyState>
  if (!answer) return <Skeleton />
  if (answer.values.length === 0) {
    return (
      <EmptyState
        icon={Settings2}
        title="No configurations yet"
        actions={
          <Button look="primary" icon={Plus} onClick={add}>
            Add configuration
          </Button>
        }
      >
        A configuration is a value that differs from one environment to the next: a host, a port, a password. It is read from Config.toml.
      </EmptyState>
    )
  }
  const groups = byModule(answer.values, query)
  return (
    <div className={styles.view}>
      <ViewTools>
        <SearchField label="Search configurations" value={query} onChange={setQuery} className={styles.search} />
        <Button look="primary" size="small" icon={Plus} onClick={add}>
          Add configuration
        </Button>
      </ViewTools>
      {(answer.problems ?? []).length > 0 && (
        <ul className={styles.problems} role="alert">
          {answer.problems!.map((p) => (
            <li key={p}>
              <TriangleAlert size={14} aria-hidden /> {p}
            </li>
          ))}
        </ul>
      )}
      {groups.map((g) => (
        <section key={g.module} aria-label={g.module || 'Default module'}>
          {(groups.length > 1 || g.module) && <h3 className={styles.module}>{g.module || 'Default module'}</h3>}
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">Type</th>
                <th scope="col">Default</th>
                <th scope="col">Value in Config.toml</th>
                <th scope="col">Used</th>
              </tr>
            </thead>
            <tbody>
              {g.values.map((v) => (
                <ConfigRow key={v.id} v={v} marked={v.id === at} onChanged={load} />
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {groups.length === 0 && <p className={styles.none}>Nothing is called so.</p>}
      <p className={styles.hint}>
        <KeyRound size={14} aria-hidden /> Values of secrets are not sent to this page. To replace one, type the new value.
      </p>
    </div>
  )
}
