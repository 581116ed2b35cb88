import { Database, FileJson2, Plug } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { openPalette } from '../flow/actions'
import { focusSelected } from '../flow/focus'
import { ModelForm } from '../forms/ModelForm'
import { proposals } from '../forms/panels'
import { useForm } from '../forms/useForm'
import type { Values } from '../forms/form'
import { NewConnector } from '../openapi/NewConnector'
import { messageOf, rpc } from '../rpc'
import type { Entry, Form } from '../rpc/models'
import { closePanel } from '../shell/layout'
import type { PanelProps } from '../shell/panels'
import { useStudio } from '../store/studio'
import { notify } from '../store/toasts'
import { EmptyState, Panel, SearchField, Skeleton, Tabs } from '../ui'
import { connectorsOf, searched, type Connector } from './catalog'
import { DatabaseStep } from './Create'
import { moduleIcon } from './glyph'
import styles from './Connections.module.css'

/** What the panel is at: the list, one of the ways to make a connector, or the form. */
type Step = { at: 'list' } | { at: 'api' } | { at: 'database' } | { at: 'form'; connector: Connector; proposed: Values; back: 'list' | 'database' }

/** Adds a connection to the project. */
export function AddConnectionPanel({ content: { at } }: PanelProps<'addConnection'>) {
  const [step, setStep] = useState<Step>({ at: 'list' })
  const [entries, setEntries] = useState<Entry[] | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const org = useStudio((s) => s.hello?.package?.org)
  useEffect(() => {
    rpc.call('studio/connectors', {}).then(
      ({ model }) => setEntries(model ?? []),
      (error: unknown) => setProblem(messageOf(error)),
    )
  }, [])
  const connectors = useMemo(() => (entries ? connectorsOf(entries, org) : null), [entries, org])

  const close = () => {
    closePanel()
    focusSelected()
  }
  // From the palette one goes back to it: the actions of the connection are there now.
  const leave = () => (at ? openPalette(at) : close())
  if (step.at === 'form') {
    return (
      <ConnectionForm
        connector={step.connector}
        proposed={step.proposed}
        onBack={() => setStep({ at: step.back })}
        onClose={close}
        onDone={(name) => {
          notify(`${name} was added.`, 'success')
          leave()
        }}
      />
    )
  }
  const choose = (connector: Connector, proposed: Values = {}) => setStep({ at: 'form', connector, proposed, back: step.at === 'database' ? 'database' : 'list' })
  const back = () => setStep({ at: 'list' })
  // The connector is listed from now on; its form opens at once.
  const made = async (module: string) => {
    try {
      const { model } = await rpc.call('studio/connectors', {})
      setEntries(model ?? [])
      const connector = connectorsOf(model ?? [], org).find((c) => c.item.module === module && c.item.class === 'Client')
      if (connector) setStep({ at: 'form', connector, proposed: {}, back: 'list' })
      else back()
    } catch (error) {
      setProblem(messageOf(error))
    }
  }
  return (
    <Panel
      title={step.at === 'api' ? 'Connect via API specification' : step.at === 'database' ? 'Connect to a database' : 'Add connection'}
      icon={step.at === 'api' ? FileJson2 : step.at === 'database' ? Database : Plug}
      onBack={step.at === 'list' ? (at ? leave : undefined) : back}
      onClose={close}
    >
      {problem ? (
        <EmptyState title="The connectors cannot be listed">{problem}</EmptyState>
      ) : !connectors ? (
        <Skeleton lines={6} />
      ) : step.at === 'api' ? (
        <NewConnector onMade={made} onCancel={back} />
      ) : step.at === 'database' ? (
        <DatabaseStep connectors={connectors} onChoose={choose} />
      ) : (
        <Catalog connectors={connectors} onChoose={choose} onStep={(at) => setStep({ at })} onClose={close} />
      )}
    </Panel>
  )
}

const tabs = [
  { id: 'all', title: 'All' },
  { id: 'standard', title: 'Standard' },
  { id: 'organization', title: 'Organization' },
] as const

function Catalog({ connectors, onChoose, onStep, onClose }: { connectors: Connector[]; onChoose(c: Connector): void; onStep(at: 'api' | 'database'): void; onClose(): void }) {
  const [query, setQuery] = useState('')
  const [tab, setTab] = useState<string>('all')
  const found = searched(connectors, query)
  const inTab = (id: string) => found.filter((c) => id === 'all' || (id === 'standard' ? c.origin !== 'organization' : c.origin === 'organization'))
  return (
    <div className={styles.catalog}>
      <SearchField
        label="Search connectors"
        value={query}
        onChange={setQuery}
        autoFocus
        onKeyDown={(e) => {
          const first = inTab(tab)[0]
          if (e.key === 'Enter' && first) onChoose(first)
          else if (e.key === 'Escape' && query === '') onClose()
        }}
      />
      {query === '' && (
        <section aria-labelledby="create-connector">
          <h3 id="create-connector" className={styles.heading}>
            Create new connector
          </h3>
          <Row icon={FileJson2} title="Connect via API specification" text="An HTTP API that an OpenAPI file describes" onClick={() => onStep('api')} />
          <Row icon={Database} title="Connect to a database" text="Tables of a database server" onClick={() => onStep('database')} />
        </section>
      )}
      <section aria-labelledby="pre-built-connectors">
        <h3 id="pre-built-connectors" className={styles.heading}>
          Pre-built connectors
        </h3>
        <Tabs
          label="Pre-built connectors"
          value={tab}
          onChange={setTab}
          tabs={tabs.map(({ id, title }) => ({
            id,
            title,
            count: inTab(id).length,
            content: (
              <div className={styles.list}>
                {inTab(id).map((c) => (
                  <Row key={c.name + (c.item.module ?? '')} icon={moduleIcon(c.item.module)} title={c.title} aside={c.name} text={c.text} onClick={() => onChoose(c)} />
                ))}
                {inTab(id).length === 0 && (
                  <p className={styles.nothing}>
                    {query ? 'No connector has this name.' : 'Client classes of your project, and of packages of your organization that it depends on, show here. There are none yet.'}
                  </p>
                )}
              </div>
            ),
          }))}
        />
      </section>
    </div>
  )
}

export interface RowProps {
  icon: typeof Plug
  title: string
  text: string
  aside?: string
  onClick(): void
}

/** Something to choose. */
export function Row({ icon: Icon, title, text, aside, onClick }: RowProps) {
  return (
    <button type="button" className={styles.row} aria-label={aside && aside !== title ? `${title}, ${aside}` : title} onClick={onClick}>
      <span className={styles.rowIcon} aria-hidden>
        <Icon size={18} strokeWidth={1.6} />
      </span>
      <span className={styles.rowTexts}>
        <span className={styles.rowTitle}>
          <span className={styles.rowName} title={title}>
            {title}
          </span>
          {aside && <span className={styles.rowAside}>{aside}</span>}
        </span>
        {text && <span className={styles.rowText}>{text}</span>}
      </span>
    </button>
  )
}

interface ConnectionFormProps {
  connector: Connector
  proposed: Values
  onBack(): void
  onClose(): void
  onDone(name: string): void
}

function ConnectionForm({ connector, proposed, onBack, onClose, onDone }: ConnectionFormProps) {
  const { form, loading, problem } = useForm({ item: connector.item })
  const [start, setStart] = useState<Values | null>(null)
  const [name, setName] = useState('')
  useEffect(() => {
    if (!form) return
    let gone = false
    void proposals(form, undefined).then((p) => {
      if (gone) return
      const known = new Set(form.fields.map((f) => f.key))
      const all = { ...p, ...Object.fromEntries(Object.entries(proposed).filter(([k]) => known.has(k))) }
      setStart((was) => was ?? all)
      setName(all.name ?? connector.title)
    })
    return () => {
      gone = true
    }
  }, [form, proposed, connector])
  return (
    <Panel title={connector.title} subtitle={connector.name} icon={moduleIcon(connector.item.module)} onBack={onBack} onClose={onClose}>
      {loading || (form && !start) ? (
        <Skeleton lines={6} />
      ) : form && start ? (
        <ModelForm form={named(form)} proposed={start} submitLabel="Save" onDone={(_, values) => onDone(values.name ?? name)} onCancel={onClose} onEscape={onClose} />
      ) : (
        <EmptyState title="This connector has no form">{problem}</EmptyState>
      )}
    </Panel>
  )
}

/** The form with the name first: it is what the connection is known by. */
function named(form: Form): Form {
  return { ...form, fields: [...form.fields.filter((f) => f.key === 'name'), ...form.fields.filter((f) => f.key !== 'name')] }
}
