import { ArrowLeftRight, Ear, Plus, SquarePen, Workflow } from 'lucide-react'
import type { Service, ServiceMethod } from '../rpc/models'
import { artifactMenu } from '../explorer/actions'
import { libraryTitle } from '../connections/glyph'
import { findArtifact, moduleName } from '../explorer/artifacts'
import { openPanel } from '../shell/layout'
import { navigate } from '../shell/route'
import type { ViewProps } from '../shell/views'
import { findView } from '../shell/views'
import { ViewTools } from '../shell/ViewTools'
import { useWatch } from '../store/watch'
import { Badge, Button, classes, ContextMenu, EmptyState, IconButton, Method as Verb, Skeleton } from '../ui'
import { pathToShow } from './resource'
import styles from './ServiceView.module.css'

/** A service: what it listens on, and its resources or remote functions. */
export default function ServiceView({ arg: id }: ViewProps) {
  const { model, stale, problem, loading } = useWatch('service', id)
  if (problem && !model) return <EmptyState title="The service cannot be shown">{problem}</EmptyState>
  if (!model) return loading ? <Skeleton /> : <EmptyState title="There is no such service">It was renamed or deleted. The overview shows what there is.</EmptyState>
  return (
    <div className={classes(styles.service, stale && styles.stale)}>
      <ViewTools>
        <Button size="small" icon={SquarePen} onClick={() => openPanel({ kind: 'declForm', id })}>
          Edit service
        </Button>
      </ViewTools>
      <Head model={model} />
      <Problems model={model} />
      <Methods model={model} />
    </div>
  )
}

function Head({ model }: { model: Service }) {
  const path = model.path.replace(/^"|"$/g, '')
  return (
    <header className={styles.head}>
      <div className={styles.titles}>
        <h2 className={styles.title}>{path || `${libraryTitle(model.listeners[0]?.library ?? '')} service`.trim()}</h2>
        {model.type && <Badge mono>{model.type}</Badge>}
      </div>
      {model.doc && <p className={styles.doc}>{model.doc}</p>}
      <ul className={styles.listeners} aria-label="Listeners">
        {model.listeners.map((l) => (
          <li key={l.text}>
            <button type="button" className={styles.listener} onClick={() => openPanel({ kind: 'declForm', id: l.id ?? model.id })}>
              <Ear size={14} aria-hidden />
              <span>{l.id ? l.text : `${libraryTitle(l.library ?? '')} listener`.trim()}</span>
              {l.args && <code>{l.args}</code>}
            </button>
          </li>
        ))}
      </ul>
      {(model.fields ?? []).length > 0 && (
        <p className={styles.fields}>
          Fields:{' '}
          {(model.fields ?? []).map((f) => (
            <code key={f.name}>
              {f.type} {f.name}
            </code>
          ))}
        </p>
      )}
    </header>
  )
}

function Problems({ model }: { model: Service }) {
  const list = (model.diagnostics ?? []).filter((d) => d.severity === 'error')
  if (list.length === 0) return null
  return (
    <ul className={styles.problems} role="alert">
      {list.map((d) => (
        <li key={`${d.range.start} ${d.message}`}>{d.message}</li>
      ))}
    </ul>
  )
}

function Methods({ model }: { model: Service }) {
  const remote = model.resources.length === 0 && !isHttpLike(model)
  const functions = model.functions
  return (
    <>
      {(!remote || model.resources.length > 0) && (
        <section aria-label="Resources">
          <div className={styles.bar}>
            <h3>Resources</h3>
            <Button size="small" look="primary" icon={Plus} onClick={() => openPanel({ kind: 'addArtifact', node: model.id, start: 'resource' })}>
              Add resource
            </Button>
          </div>
          {model.resources.length === 0 ? (
            <div className={styles.none}>
              <EmptyState icon={ArrowLeftRight} title="No resources yet">
                A resource answers one kind of request: a method and a path, as in GET /users/[int id].
              </EmptyState>
            </div>
          ) : (
            <ul className={styles.methods}>
              {model.resources.map((m) => (
                <Method key={m.id} m={m} />
              ))}
            </ul>
          )}
        </section>
      )}
      {(remote || functions.length > 0) && (
        <section aria-label="Functions">
          <div className={styles.bar}>
            <h3>{remote ? 'Handlers' : 'Functions'}</h3>
            {remote && (
              <Button size="small" look="primary" icon={Plus} onClick={() => openPanel({ kind: 'addArtifact', node: model.id, start: 'remote' })}>
                Add handler
              </Button>
            )}
          </div>
          {functions.length === 0 ? (
            <div className={styles.none}>
              <EmptyState icon={ArrowLeftRight} title="No handlers yet">
                A handler is a remote function that the listener calls when something happens
                {model.handlers.length > 0 ? `: ${model.handlers.map((h) => h.name).join(', ')}.` : ". The library's documentation says what it may be called."}
              </EmptyState>
            </div>
          ) : (
            <ul className={styles.methods}>
              {functions.map((m) => (
                <Method key={m.id} m={m} />
              ))}
            </ul>
          )}
        </section>
      )}
    </>
  )
}

function isHttpLike(model: Service): boolean {
  return model.listeners.some((l) => moduleName(l.library) === 'http') || (model.path.startsWith('/') && model.listeners.every((l) => !l.library))
}

function Method({ m }: { m: ServiceMethod }) {
  const { model } = useWatch('overview')
  const artifact = findArtifact(model, m.id)
  const errors = (m.diagnostics ?? []).filter((d) => d.severity === 'error').length
  const resource = m.kind === 'resource'
  const title = resource ? `${(m.method ?? '').toUpperCase()} ${pathToShow(m.path ?? '')}` : m.name
  const open = () => (findView('flow') ? navigate('flow', m.id) : openPanel({ kind: 'declForm', id: m.id }))
  const payload = m.params.find((p) => p.kind === 'payload')
  const others = m.params.filter((p) => p !== payload)
  return (
    <li>
      <ContextMenu entries={artifact ? artifactMenu(artifact) : []}>
        <div className={classes(styles.method, errors > 0 && styles.broken)}>
          <button type="button" className={styles.open} aria-label={title} onClick={open}>
            {resource && <Verb name={m.method ?? ''} />}
            <span className={styles.path}>
              {resource && (m.segments ?? []).length > 0
                ? m.segments!.map((s, i) => (
                    <span key={i}>
                      /{s.param ? <em>{`[${s.type}${s.rest ? '...' : ''} ${s.name}]`}</em> : s.name}
                    </span>
                  ))
                : resource
                  ? '/'
                  : m.name}
            </span>
            <span className={styles.params}>
              {payload && <code title="Payload">{payload.type}</code>}
              {others.map((p) => (
                <span key={p.name} title={`${p.kind}: ${p.type}`}>
                  {p.name}
                </span>
              ))}
            </span>
            <span className={styles.responses}>
              {[...(m.responses ?? [])].sort((a, b) => a.status - b.status).map((r) => (
                <Badge key={`${r.status} ${r.type}`} mono look={r.status >= 500 ? 'danger' : r.status >= 400 ? 'warning' : 'success'} label={`${r.status}: ${r.body || r.type}`}>
                  {r.status}
                </Badge>
              ))}
            </span>
            {errors > 0 && (
              <Badge look="danger" label={errors === 1 ? '1 error' : `${errors} errors`}>
                {errors}
              </Badge>
            )}
          </button>
          {findView('flow') && <IconButton icon={Workflow} size="small" label={`Open the flow of ${title}`} onClick={open} />}
          <IconButton icon={SquarePen} size="small" label={`Edit ${title}`} onClick={() => openPanel({ kind: 'declForm', id: m.id })} />
        </div>
      </ContextMenu>
    </li>
  )
}
