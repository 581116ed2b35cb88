// The side panels with forms.

import { Code, PencilLine } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { openCode, openPalette } from '../flow/actions'
import { actionTitle, sentence } from '../flow/describe'
import { focusSelected, useAdding } from '../flow/focus'
import { kindIcon } from '../flow/icons'
import { select } from '../flow/store'
import { messageOf, rpc } from '../rpc'
import type { Form } from '../rpc/models'
import { closePanel } from '../shell/layout'
import type { PanelProps } from '../shell/panels'
import { notify } from '../store/toasts'
import { Button, EmptyState, IconButton, Panel, Skeleton, TextField } from '../ui'
import { isIdentifier, proposedName, type Values } from './form'
import { ModelForm } from './ModelForm'
import { takenNames, useForm } from './useForm'
import styles from './Forms.module.css'

function leave(): void {
  closePanel()
  focusSelected()
}

/** The form of a node of a flow. */
export function NodeFormPanel({ content: { id } }: PanelProps<'nodeForm'>) {
  const { form, loading, problem } = useForm({ node: id })
  const range = form?.fields.find((f) => f.range)?.range
  return (
    <Panel
      title={form ? sentence(form.title) : 'Node'}
      icon={kindIcon(form?.kind ?? '')}
      onClose={leave}
      tools={range && <IconButton icon={Code} label="Open in code" size="small" onClick={() => openCode(range)} />}
    >
      {loading ? <Skeleton /> : form ? <NodeForm form={form} id={id} /> : <EmptyState title="This node is gone">{problem}</EmptyState>}
    </Panel>
  )
}

function NodeForm({ form, id }: { form: Form; id: string }) {
  return (
    <ModelForm form={form} at={id} submitLabel="Save" onDone={leave} onCancel={leave}>
      <Rename form={form} id={id} />
    </ModelForm>
  )
}

/** The name of something that is used elsewhere: changing it changes all that names it. */
function Rename({ form, id }: { form: Form; id: string }) {
  const field = form.fields.find((f) => f.key === 'name' && f.readOnly)
  const [name, setName] = useState<string | null>(null)
  if (!field || !/^'?[\p{L}_][\p{L}\p{N}_]*$/u.test(field.value)) return null
  const rename = async () => {
    if (name === null || name === field.value) return setName(null)
    try {
      const { node } = await rpc.call('studio/edit', { intent: { kind: 'rename', node: id, values: { name } } })
      setName(null)
      leave()
      if (node) select(node)
    } catch (error) {
      notify(messageOf(error), 'error')
    }
  }
  if (name === null) {
    return (
      <TextField
        label="Name"
        mono
        readOnly
        value={field.value}
        onChange={() => {}}
        aside={<IconButton icon={PencilLine} label={`Rename ${field.value}`} size="small" onClick={() => setName(field.value)} />}
      />
    )
  }
  return (
    <div className={styles.rename}>
      <TextField
        label="New name"
        mono
        value={name}
        autoFocus
        error={isIdentifier(name) ? null : 'A name begins with a letter and has letters, digits and _ only'}
        onChange={setName}
        onKeyDown={(e) => {
          if (e.key === 'Enter') {
            e.preventDefault()
            void rename()
          } else if (e.key === 'Escape') {
            e.preventDefault()
            setName(null)
          }
        }}
      />
      <Button size="small" onClick={() => void rename()} disabled={!isIdentifier(name)}>
        Rename everywhere
      </Button>
    </div>
  )
}

/** The form for something to add, in a flow or to the project. */
export function ItemFormPanel({ content: { item, at, node } }: PanelProps<'itemForm'>) {
  const { form, loading, problem } = useForm({ item })
  const [proposed, setProposed] = useState<Values | null>(null)
  useEffect(() => {
    if (!form) return
    let gone = false
    void proposals(form, at).then((p) => !gone && setProposed((was) => was ?? p))
    return () => {
      gone = true
    }
  }, [form, at])
  const done = useCallback((added: string | undefined) => {
    leave()
    if (added) select(added)
  }, [])
  const title = form ? (item.name ? actionTitle(item.name) : sentence(form.title)) : 'Add'
  useAdding(at)
  return (
    <Panel title={title} subtitle={item.connection ? `On ${item.connection}` : item.module || undefined} icon={kindIcon(item.kind)} onClose={leave} onBack={at ? () => openPalette(at) : undefined}>
      {loading || (form && !proposed) ? (
        <Skeleton />
      ) : form && proposed ? (
        <ModelForm form={form} target={{ at, node }} proposed={proposed} at={at} submitLabel="Add" onDone={done} onCancel={leave} onEscape={leave} />
      ) : (
        <EmptyState title="This cannot be added">{problem}</EmptyState>
      )}
    </Panel>
  )
}

/** Names that are free, for what a form wants named. */
export async function proposals(form: Form, at: string | undefined): Promise<Values> {
  const field = form.fields.find((f) => f.key === 'name')
  if (!field || field.value !== '' || field.readOnly) return {}
  const taken = await takenNames(at)
  if (form.kind === 'connection' && form.item) {
    const module = (form.item.module ?? '').replace(/^.*[/.]/, '')
    const cls = form.item.class ?? 'Client'
    return { name: proposedName(cls.toLowerCase() === 'client' || cls.toLowerCase().startsWith(module) ? `${module} ${cls}` : cls, taken) }
  }
  // A call that gives something keeps it.
  if (form.fields.some((f) => f.key === 'type' && (f.default || (f.required && ['action', 'call', 'mapData'].includes(form.kind))))) return { name: proposedName('result', taken) }
  return {}
}
