import { useEffect, useRef } from 'react'
import { rpc } from '../rpc'
import type { Artifact } from '../rpc/models'
import { artifactIcon, artifactKind, artifactTitle, findArtifact, ownerOf } from '../explorer/artifacts'
import { deleteArtifact, goToCode, renameArtifact, canRename } from '../explorer/actions'
import { MethodForm } from '../service/MethodForm'
import { draftOf } from '../service/resource'
import { parseParameters } from '../service/signature'
import { closePanel } from '../shell/layout'
import type { PanelProps } from '../shell/panels'
import { findView } from '../shell/views'
import { useWatch } from '../store/watch'
import { EmptyState, IconButton, Menu, Panel, Skeleton, type MenuEntry } from '../ui'
import { FieldRows } from '../types/FieldRows'
import { useTypes } from '../types/useTypes'
import { ArtifactForm } from './ArtifactForm'
import type { Values } from './fields'
import { useDeclForm } from './useForm'
import { Code2, MoreHorizontal, Pencil, SquarePen, Trash2 } from 'lucide-react'

/** The form of a declaration that is there. */
export default function EditArtifact({ content: { id } }: PanelProps<'declForm'>) {
  const { model } = useWatch('overview')
  const artifact = findArtifact(model, id)
  const owner = ownerOf(model, id)
  // What was deleted, or has another name now, takes its form with it.
  const seen = useRef(false)
  useEffect(() => {
    if (artifact) seen.current = true
    else if (model && seen.current) closePanel()
  }, [artifact, model])
  const method = artifact && owner && (artifact.kind === 'resource' || artifact.kind === 'remote')
  return (
    <Panel
      title={artifact ? artifactTitle(artifact) : 'Edit'}
      subtitle={artifact && artifactKind(artifact)}
      icon={artifact ? artifactIcon(artifact) : SquarePen}
      onClose={closePanel}
      tools={artifact && <MoreMenu artifact={artifact} />}
    >
      {!model ? <Skeleton /> : method ? <EditMethod key={id} id={id} service={owner.id} kind={artifact.kind as 'resource' | 'remote'} /> : artifact && ['type', 'enum', 'class'].includes(artifact.kind) ? <EditType key={id} id={id} /> : <EditDeclaration key={id} id={id} submitLabel={artifact?.kind === 'connection' ? 'Update connection' : 'Save'} />}
    </Panel>
  )
}

function MoreMenu({ artifact }: { artifact: Artifact }) {
  const entries: MenuEntry[] = []
  if (canRename(artifact)) entries.push({ label: 'Rename', icon: Pencil, run: () => void renameArtifact(artifact) })
  if (findView('code')) entries.push({ label: 'Go to code', icon: Code2, run: () => goToCode(artifact) })
  entries.push('separator', { label: 'Delete', icon: Trash2, danger: true, run: () => void deleteArtifact(artifact) })
  return (
    <Menu entries={entries} align="end">
      <IconButton icon={MoreHorizontal} label="More" size="small" />
    </Menu>
  )
}

async function update(node: string, values: Values): Promise<void> {
  if (Object.keys(values).length > 0) await rpc.call('studio/edit', { intent: { kind: 'update', node, values } })
  closePanel()
}

function EditDeclaration({ id, submitLabel = 'Save' }: { id: string; submitLabel?: string }) {
  const { form, problem } = useDeclForm(id)
  if (problem) return <EmptyState title="The form cannot be shown">{problem}</EmptyState>
  if (!form) return <Skeleton />
  return <ArtifactForm form={form} submitLabel={submitLabel} onSubmit={(values) => update(id, values)} onCancel={closePanel} />
}

/** Records and enumerations by their fields, other types by their definition. */
function EditType({ id }: { id: string }) {
  const { types, problem } = useTypes()
  const type = types?.find((t) => t.id === id)
  if (problem) return <EmptyState title="The type cannot be shown">{problem}</EmptyState>
  if (!type) return <Skeleton />
  return ['record', 'enum'].includes(type.kind) || type.fields.length > 0 ? <FieldRows type={type} /> : <EditDeclaration id={id} />
}

function EditMethod({ id, service, kind }: { id: string; service: string; kind: 'resource' | 'remote' }) {
  const { model } = useWatch('service', service)
  const { form, problem } = useDeclForm(id)
  const method = [...(model?.resources ?? []), ...(model?.functions ?? [])].find((m) => m.id === id)
  if (problem) return <EmptyState title="The form cannot be shown">{problem}</EmptyState>
  if (!form || !method) return <Skeleton />
  const code = form.fields.find((f) => f.key === 'parameters')?.value ?? ''
  const rows = parseParameters(code)
  // Written in a way that rows cannot show: the form has them as code.
  if (!rows || rows.length !== method.params.length) return <EditDeclaration id={id} />
  const was = Object.fromEntries(form.fields.map((f) => [f.key, f.value]))
  return (
    <MethodForm
      kind={kind}
      start={draftOf(method, rows.map((r) => r.text ?? ''))}
      library={model?.listeners.find((l) => l.library)?.library}
      known={method.responses}
      order={method.params.map((p) => p.name)}
      submitLabel="Save"
      onCancel={closePanel}
      onSubmit={async (values) => {
        const { name, ...rest } = values
        const changed = Object.fromEntries(Object.entries(rest).filter(([key, v]) => v !== squeezed(was[key])))
        if (kind === 'remote' && name && name !== method.name) await rpc.call('studio/edit', { intent: { kind: 'rename', node: id, values: { name } } })
        await update(id, changed)
      }}
    />
  )
}

/** Parameters over several lines are the same as on one. */
function squeezed(text: string | undefined): string {
  return (text ?? '').replace(/\s*\n\s*/g, ' ').trim()
}
