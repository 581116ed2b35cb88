import { Code, Pencil, Plug, Plus, SquareFunction, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { artifactIcon, artifactRoute, artifactTitle, listArtifacts, moduleName } from '../explorer/artifacts'
import { deleteArtifact, goToCode, renameArtifact } from '../explorer/actions'
import { actionTitle } from '../flow/describe'
import { plainDoc, shortDoc } from '../forms/form'
import { ModelForm } from '../forms/ModelForm'
import { useForm } from '../forms/useForm'
import { rpc } from '../rpc'
import { Unreadable } from '../overview/Unreadable'
import type { Artifact, Entry, Overview } from '../rpc/models'
import { openPanel } from '../shell/layout'
import { navigate } from '../shell/route'
import type { ViewProps } from '../shell/views'
import { ViewTools } from '../shell/ViewTools'
import { notify } from '../store/toasts'
import { useWatch } from '../store/watch'
import { Button, EmptyState, IconButton, Skeleton } from '../ui'
import { Row } from './AddConnection'
import { moduleIcon } from './glyph'
import styles from './Connections.module.css'

/** What the project talks to: all connections, or one of them. */
export default function ConnectionsView({ arg: id }: ViewProps) {
  const { model, loading, problem } = useWatch('overview')
  if (!model) return loading ? <Skeleton /> : problem ? <EmptyState title="The connections cannot be shown">{problem}</EmptyState> : <Unreadable />
  const connections = model.connections.filter((c) => c.scope !== 'local')
  const one = id === '' ? undefined : connections.find((c) => c.id === id)
  if (one) return <Detail key={id} connection={one} overview={model} />
  if (connections.length === 0) {
    return (
      <EmptyState icon={Plug} title="No connections yet" actions={<AddButton />}>
        A connection is what the project talks to: a database, an API, a broker. Its actions show in the palette of every flow.
      </EmptyState>
    )
  }
  return (
    <div className={styles.view}>
      <ViewTools>
        <AddButton size="small" />
      </ViewTools>
      <div className={styles.cards}>
        {connections.map((c) => (
          <Row key={c.id} icon={moduleIcon(c.library)} title={c.name} aside={`${moduleName(c.library)}:${c.class ?? ''}`} text={usesText(usersOf(model, c.id).length)} onClick={() => navigate('connections', c.id)} />
        ))}
      </div>
    </div>
  )
}

function AddButton({ size }: { size?: 'small' }) {
  return (
    <Button look="primary" size={size} icon={Plus} onClick={() => openPanel({ kind: 'addConnection' })}>
      Add connection
    </Button>
  )
}

function usesText(n: number): string {
  return n === 0 ? 'Not used yet' : n === 1 ? 'Used in 1 place' : `Used in ${n} places`
}

/** What uses a connection itself: functions, and services by theirs. */
function usersOf(o: Overview, id: string): Artifact[] {
  const from = new Set(o.edges.filter((e) => e.to === id && e.kind === 'uses').map((e) => e.via?.[e.via.length - 1] ?? e.from))
  return listArtifacts(o).filter((a) => from.has(a.id))
}

function Detail({ connection, overview }: { connection: Artifact; overview: Overview }) {
  const { form, problem } = useForm({ decl: connection.id })
  const [round, setRound] = useState(0)
  const actions = useActions(connection)
  const users = usersOf(overview, connection.id)
  const Icon = moduleIcon(connection.library)
  return (
    <div className={styles.view}>
      <header className={styles.viewHead}>
        <span className={styles.rowIcon} aria-hidden>
          <Icon size={18} strokeWidth={1.6} />
        </span>
        <div>
          <h1 className={styles.viewTitle}>{connection.name}</h1>
          <p className={styles.viewKind}>
            {moduleName(connection.library)}:{connection.class}
          </p>
        </div>
        <span className={styles.space} />
        <IconButton icon={Code} label="Go to code" onClick={() => goToCode(connection)} />
        <IconButton icon={Pencil} label="Rename" onClick={() => void renameArtifact(connection)} />
        <IconButton icon={Trash2} label="Delete" onClick={() => void deleteArtifact(connection)} />
      </header>
      {connection.doc && <p>{plainDoc(connection.doc)}</p>}
      <div className={styles.columns}>
        <div className={styles.box}>
          {form ? (
            <ModelForm
              key={round}
              form={form}
              submitLabel="Update connection"
              onDone={() => {
                notify(`${connection.name} was updated.`, 'success')
                setRound(round + 1)
              }}
              onCancel={() => navigate('connections')}
            />
          ) : problem ? (
            <EmptyState title="The form cannot be shown">{problem}</EmptyState>
          ) : (
            <Skeleton />
          )}
        </div>
        <div className={styles.side}>
          <section>
            <h2 className={styles.sideTitle}>{usesText(users.length)}</h2>
            <ul className={styles.uses}>
              {users.map((a) => {
                const UserIcon = artifactIcon(a)
                const route = artifactRoute(a)
                return (
                  <li key={a.id}>
                    <button type="button" className={styles.use} onClick={() => navigate(route.view, route.arg, route.at)}>
                      <UserIcon size={15} aria-hidden />
                      {artifactTitle(a)}
                    </button>
                  </li>
                )
              })}
            </ul>
            {users.length === 0 && <p className={styles.note}>Open a flow and press + : the actions of {connection.name} are in the palette.</p>}
          </section>
          {actions.length > 0 && (
            <section>
              <h2 className={styles.sideTitle}>Actions</h2>
              <ul className={styles.uses}>
                {actions.map((a) => (
                  <li key={a.title} className={styles.action}>
                    <div className={styles.actionName}>
                      <SquareFunction size={13} aria-hidden /> {actionTitle(a.title)}
                    </div>
                    {a.doc && <div className={styles.actionText}>{shortDoc(a.doc)}</div>}
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </div>
    </div>
  )
}

/** The actions that a connection offers. */
function useActions(connection: Artifact): Entry[] {
  const [actions, setActions] = useState<Entry[]>([])
  useEffect(() => {
    let gone = false
    rpc.call('studio/palette', { at: '', query: '' }).then(
      ({ model }) => !gone && setActions(model?.sections.find((s) => s.connection?.id === connection.id || s.connection?.name === connection.name)?.entries ?? []),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [connection.id, connection.name])
  return actions
}
