import { Play, Send, Trash2 } from 'lucide-react'
import { useEffect } from 'react'
import { run, useRunSettings, useRunStore } from '../run/store'
import type { TryService } from '../rpc/protocol'
import { navigate } from '../shell/route'
import { pathToShow } from '../service/resource'
import type { ViewProps } from '../shell/views'
import { useStudio } from '../store/studio'
import { useWatch } from '../store/watch'
import { Badge, Button, classes, EmptyState, IconButton, Method, Skeleton, Switch } from '../ui'
import { Status } from './Marks'
import { RequestForm } from './RequestForm'
import { timeText } from './response'
import { clearHistory, loadServices, useTry, type HistoryEntry } from './store'
import styles from './Try.module.css'

/** Sends requests to the services of the program. */
export default function TryView({ arg }: ViewProps) {
  const { services, problem } = useTry()
  const running = useRunStore((s) => s.running)
  const hello = useStudio((s) => s.hello)
  const { revision } = useWatch('overview')
  useEffect(() => void loadServices(), [running, hello, revision])

  if (problem) return <EmptyState title="The services cannot be listed">{problem}</EmptyState>
  if (!services) return <Skeleton label="Loading the services" />
  const all = services.flatMap((service) => service.resources.map((resource) => ({ service, resource })))
  if (all.length === 0) {
    return (
      <EmptyState
        icon={Send}
        title="There is no HTTP service to try"
        actions={<Button onClick={() => navigate('overview')}>Go to the overview</Button>}
      >
        Add a service with a resource, and its requests can be made here.
      </EmptyState>
    )
  }
  // A link may name a resource, or a service by its id or path.
  const chosen = all.find((x) => x.resource.id === arg) ?? all.find((x) => x.service.id === arg || x.service.title === arg) ?? all[0]!
  return (
    <div className={styles.view}>
      <nav className={styles.list} aria-label="Resources">
        {services.map((s) => (
          <ServiceResources key={s.id} service={s} chosen={chosen.resource.id} />
        ))}
        <History chosen={chosen.resource.id} known={new Set(all.map((x) => x.resource.id))} />
      </nav>
      <div className={styles.main}>
        {!chosen.service.running && <NotRunning />}
        <RequestForm key={chosen.resource.id} service={chosen.service} resource={chosen.resource} />
      </div>
    </div>
  )
}

function ServiceResources({ service, chosen }: { service: TryService; chosen: string }) {
  return (
    <section aria-label={service.title}>
      <h3 className={styles.service}>
        <span className={styles.serviceName}>{service.title}</span>
        {service.running ? <Badge look="success">Running</Badge> : <Badge>Stopped</Badge>}
      </h3>
      <ul>
        {service.resources.map((r) => (
          <li key={r.id}>
            <button type="button" className={styles.resource} aria-current={r.id === chosen} onClick={() => navigate('tryit', r.id)}>
              <Method name={r.method} />
              <span className={styles.path}>{pathToShow(r.path)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function NotRunning() {
  const dev = useRunSettings((s) => s.dev)
  const starting = useRunStore((s) => s.starting)
  const active = useRunStore((s) => s.running.length > 0)
  return (
    <div className={styles.notRunning} role="status">
      <span className={styles.grow}>
        {active ? 'The program is starting, or this service is not listening yet.' : 'The program does not run.'}
      </span>
      {!active && (
        <>
          <Switch label="With dev services" checked={dev} onChange={(on) => useRunSettings.setState({ dev: on })} />
          <Button look="primary" size="small" icon={Play} disabled={starting} onClick={() => void run()}>
            Run
          </Button>
        </>
      )}
    </div>
  )
}

function History({ chosen, known }: { chosen: string; known: ReadonlySet<string> }) {
  const history = useTry((s) => s.history)
  const list = history.filter((h) => known.has(h.resource))
  if (list.length === 0) return null
  return (
    <section aria-label="History" className={styles.history}>
      <h3 className={styles.service}>
        <span className={styles.serviceName}>History</span>
        <IconButton icon={Trash2} label="Clear the history" size="small" onClick={clearHistory} />
      </h3>
      <ul>
        {list.map((h) => (
          <li key={h.id}>
            <button
              type="button"
              className={classes(styles.resource, styles.past)}
              aria-label={`${h.method} ${h.url}, ${h.status ?? 'failed'}`}
              onClick={() => restore(h, chosen)}
            >
              <Status status={h.status} />
              <span className={styles.path} title={h.url}>
                {h.method} {new URL(h.url).pathname + new URL(h.url).search}
              </span>
              <span className={styles.detail}>{h.ms === null ? '' : timeText(h.ms)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Fills in what was sent then. */
function restore(h: HistoryEntry, chosen: string): void {
  useTry.setState((s) => ({ drafts: { ...s.drafts, [h.resource]: h.draft } }))
  if (h.resource !== chosen) navigate('tryit', h.resource)
}
