import { Handle, Position, type Node, type NodeProps } from '@xyflow/react'
import { Ear } from 'lucide-react'
import { memo } from 'react'
import { libraryTitle } from '../connections/glyph'
import { artifactMenu, openArtifact } from '../explorer/actions'
import { artifactHue, artifactIcon, artifactKind, artifactTitle, resourceParts } from '../explorer/artifacts'
import type { Artifact } from '../rpc/models'
import { Badge, classes, ContextMenu, Method } from '../ui'
import { sizes, type DiagramNode } from './layout'
import diagram from '../diagram/Diagram.module.css'
import styles from './OverviewNode.module.css'

export interface NodeData extends Record<string, unknown> {
  node: DiagramNode
  faded: boolean
  expand(id: string): void
  /** The pointer rests on a node or a row, or on none any more. */
  point(id: string | null): void
}

export const OverviewNode = memo(function OverviewNode({ data: { node, faded, expand, point } }: NodeProps<Node<NodeData>>) {
  const a = node.artifact
  const errors = a?.errors ?? 0
  const { title, kind } = a ? { title: artifactTitle(a), kind: a.scope === 'local' ? `${artifactKind(a)}, made in a function` : artifactKind(a) } : listenerTexts(node.text ?? '')
  const Icon = a ? artifactIcon(a) : Ear
  const hue = a ? artifactHue(a) : 'listener'
  return (
    <ContextMenu entries={a ? artifactMenu(a) : []}>
      <div
        data-node={node.id}
        tabIndex={0}
        role="group"
        aria-label={`${title}, ${kind}${errors ? `, ${errors} errors` : ''}`}
        className={classes(diagram.node, faded && diagram.faded, a?.scope === 'local' && styles.local, errors > 0 && diagram.broken)}
        onPointerEnter={() => point(node.id)}
        onPointerLeave={() => point(null)}
        onClick={() => a && openArtifact(a)}
      >
        {node.lane !== 'listener' && <Handle type="target" position={Position.Left} className={diagram.handle} style={{ top: sizes.head / 2 }} />}
        <div className={styles.head}>
          <Icon size={18} strokeWidth={1.75} aria-hidden className={styles.icon} style={{ color: `var(--k-${hue})` }} />
          <span className={styles.titles}>
            <span className={styles.title} title={title}>
              {title}
            </span>
            <span className={styles.kind} title={kind}>
              {kind}
            </span>
          </span>
          {errors > 0 && (
            <Badge look="danger" label={errors === 1 ? '1 error' : `${errors} errors`}>
              {errors}
            </Badge>
          )}
          {node.lane !== 'connection' && <Handle type="source" position={Position.Right} className={diagram.handle} style={{ top: sizes.head / 2 }} />}
        </div>
        {node.rows.length > 0 && (
          <ul className={styles.rows}>
            {node.rows.map((f) => (
              <FunctionRow key={f.id} f={f} point={(on) => point(on ? f.id : node.id)} />
            ))}
          </ul>
        )}
        {node.hidden > 0 && (
          <button
            type="button"
            className={classes(styles.row, styles.more)}
            onClick={(e) => {
              e.stopPropagation()
              expand(node.id)
            }}
          >
            Show {node.hidden} more
          </button>
        )}
      </div>
    </ContextMenu>
  )
})

function FunctionRow({ f, point }: { f: Artifact; point(on: boolean): void }) {
  const { method, path } = f.kind === 'resource' ? resourceParts(f.name) : { method: '', path: f.name }
  return (
    <li>
      <ContextMenu entries={artifactMenu(f)}>
        <button
          type="button"
          className={styles.row}
          onPointerEnter={() => point(true)}
          onPointerLeave={() => point(false)}
          onClick={(e) => {
            e.stopPropagation()
            openArtifact(f)
          }}
        >
          {method && <Method name={method} />}
          <span className={styles.name}>{path}</span>
          {(f.errors ?? 0) > 0 && (
            <Badge look="danger" label={f.errors === 1 ? '1 error' : `${f.errors} errors`}>
              {f.errors}
            </Badge>
          )}
          <Handle id={f.id} type="source" position={Position.Right} className={diagram.handle} />
        </button>
      </ContextMenu>
    </li>
  )
}

/** A listener that is made where a service names it: new http:Listener(port) is an HTTP listener of port. */
function listenerTexts(code: string): { title: string; kind: string } {
  const [, module, args] = /^(?:check\s+)?new\s+(\w+):\w+\s*\((.*)\)$/s.exec(code.trim()) ?? []
  return module ? { title: `${libraryTitle(module)} listener`, kind: args || 'no arguments' } : { title: 'Listener', kind: code }
}
