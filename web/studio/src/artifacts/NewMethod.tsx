import { ArrowLeftRight } from 'lucide-react'
import { rpc } from '../rpc'
import { MethodForm } from '../service/MethodForm'
import { draftOf, emptyDraft } from '../service/resource'
import { closePanel } from '../shell/layout'
import { useWatch } from '../store/watch'
import { Panel } from '../ui'

/** The form for a new resource or remote function of a service. */
export function NewMethod({ service, kind }: { service: string; kind: 'resource' | 'remote' }) {
  const { model } = useWatch('service', service)
  const library = model?.listeners.find((l) => l.library)?.library
  const handlers = kind === 'remote' ? (model?.handlers ?? []) : []
  return (
    <Panel title={kind === 'resource' ? 'Add resource' : 'Add remote function'} subtitle={model?.path} icon={ArrowLeftRight} onClose={closePanel}>
      <MethodForm
        // What can be chosen comes with the model.
        key={String(model !== null)}
        kind={kind}
        start={handlers[0] ? draftOf(handlers[0], []) : emptyDraft(kind)}
        offered={handlers}
        library={library}
        submitLabel="Add"
        onCancel={closePanel}
        onSubmit={async (values) => {
          await rpc.call('studio/edit', { intent: { kind: 'addArtifact', node: service, item: { kind }, values } })
          closePanel()
        }}
      />
    </Panel>
  )
}
