import type { LucideIcon } from 'lucide-react'
import { useMemo } from 'react'
import { moduleName } from '../explorer/artifacts'
import { rpc } from '../rpc'
import type { Form, Item, Overview } from '../rpc/models'
import { closePanel } from '../shell/layout'
import { navigate } from '../shell/route'
import { findView } from '../shell/views'
import { useWatch } from '../store/watch'
import { EmptyState, Panel, Select, Skeleton } from '../ui'
import { ArtifactForm } from './ArtifactForm'
import type { Values } from './fields'
import { freeName, freePort } from './propose'
import { useItemForm } from './useForm'

export interface NewArtifactProps {
  item: Item
  title: string
  icon: LucideIcon
  onBack?(): void
}

/** The form for a new artifact. */
export function NewArtifact({ item, title, icon, onBack }: NewArtifactProps) {
  const { form: asked, problem } = useItemForm(item)
  const handler = item.kind === 'service' && moduleName(item.module) !== 'http'
  const form = useMemo(() => (asked && handler ? { ...asked, fields: asked.fields.map((f) => (f.key === 'basePath' ? { ...f, value: '', required: false, advanced: true } : f)) } : asked), [asked, handler])
  const { model } = useWatch('overview')
  // Listeners of this class that the project has already: a service can share one.
  const sharable = item.kind === 'service' ? (model?.listeners ?? []).filter((l) => l.library === item.module && l.class === item.class) : []
  const first = sharable[0]?.name ?? ''

  const add = async (values: Values) => {
    // A service that only handles events has no path unless one is given.
    const all = handler && !values['basePath'] ? { ...values, basePath: '' } : values
    const { node } = await rpc.call('studio/edit', { intent: { kind: 'addArtifact', item, values: all } })
    closePanel()
    if (node) show(item.kind, node)
  }

  return (
    <Panel title={title} icon={icon} onBack={onBack} onClose={closePanel}>
      {problem && <EmptyState title="The form cannot be shown">{problem}</EmptyState>}
      {!form && !problem && <Skeleton />}
      {form && (
        <ArtifactForm
          form={form}
          submitLabel="Add"
          onSubmit={add}
          onCancel={onBack ?? closePanel}
          start={startValues(item, title, model, first, form)}
          hide={(key, values) => item.kind === 'service' && (key === 'listener' ? sharable.length === 0 : !['basePath', 'handler'].includes(key) && Boolean(values['listener']))}
          draw={(key, values, set) =>
            item.kind === 'service' && key === 'listener' ? (
              <Select
                label="Listener"
                value={values['listener'] ?? ''}
                options={[...sharable.map((l) => ({ value: l.name, label: l.name })), { value: '', label: 'A new listener' }]}
                onChange={(listener) => set({ listener })}
              />
            ) : undefined
          }
        />
      )}
    </Panel>
  )
}

/** Proposals that the form itself does not make. */
function startValues(item: Item, title: string, o: Overview | null, listener: string, form: Form): Values {
  const port: Values = form.fields.some((f) => f.key === 'port' && !f.value && !f.default) ? { port: freePort(o) } : {}
  switch (item.kind) {
    case 'service':
      return listener ? { listener } : port
    case 'listener':
      return { ...port, name: freeName(`${title.split(' ')[0]!.toLowerCase()}Listener`, o) }
    case 'type':
      return { type: 'record {||}' }
    case 'function':
      return { name: freeName('process', o) }
    default:
      return {}
  }
}

/** Goes to what was added. */
function show(kind: string, id: string): void {
  const view = { service: 'service', automation: 'flow', function: 'flow', dataMapper: 'flow', type: 'types', enum: 'types', configurable: 'config' }[kind]
  if (view && findView(view)) navigate(view, view === 'config' ? '' : id, view === 'config' ? id : undefined)
}
