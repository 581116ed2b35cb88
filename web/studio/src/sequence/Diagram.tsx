import { memo } from 'react'
import { libraryTitle } from '../connections/glyph'
import { edgeOf, head, nested, selfRow, shortened, textWidth, type Column, type Frame, type Message, type SequencePicture } from './layout'

/** The colours and sizes of the drawing; a drawing that is exported has no style sheet. */
const font = { fontFamily: 'var(--font)', fontSize: 12 }

interface DrawingProps {
  picture: SequencePicture
  onOpen(node: string, code: boolean): void
  onHover(node: string | null): void
}

/** Life lines, frames and messages. */
export const Drawing = memo(function Drawing({ picture: p, onOpen, onHover }: DrawingProps) {
  const foot = p.height - 20
  return (
    <g style={font}>
      {p.columns.map((c) => (
        <line
          key={c.participant.id}
          x1={c.x}
          x2={c.x}
          y1={head.top + head.height}
          y2={foot}
          stroke="var(--border-strong)"
          strokeDasharray="3 4"
        />
      ))}
      {p.frames.map((f) => (
        <FrameBox key={f.key} frame={f} />
      ))}
      {p.activations.map((a, i) => (
        <rect
          key={i}
          x={(p.columns[a.column]?.x ?? 0) - 5 + a.depth * nested}
          y={a.top}
          width={10}
          height={Math.max(8, a.bottom - a.top)}
          fill="var(--surface-2)"
          stroke="var(--border-strong)"
        />
      ))}
      {p.frames.map((f) => (
        <FrameLabels key={f.key} frame={f} />
      ))}
      {p.messages.map((m) => (
        <Arrow key={m.key} picture={p} message={m} onOpen={onOpen} onHover={onHover} />
      ))}
    </g>
  )
})

function FrameBox({ frame: f }: { frame: Frame }) {
  const tag = tagWidth(f)
  return (
    <g role="group" aria-label={`${f.kind} ${f.label}`}>
      <rect
        x={f.x}
        y={f.top}
        width={f.width}
        height={f.bottom - f.top}
        rx={3}
        fill="var(--surface)"
        fillOpacity={0.6}
        stroke="var(--border)"
      />
      <path d={`M${f.x} ${f.top} h${tag} v10 l-8 8 h${8 - tag} z`} fill="var(--surface-2)" stroke="var(--border)" />
      <text x={f.x + 8} y={f.top + 13} fill="var(--text-2)" fontSize={11} fontWeight={600}>
        {f.kind}
      </text>
      {f.parts.map((p) => (
        <line key={p.y} x1={f.x} x2={f.x + f.width} y1={p.y} y2={p.y} stroke="var(--border)" strokeDasharray="4 3" />
      ))}
    </g>
  )
}

/** Conditions begin behind the bar of the first column, this far from the edge of the frame. */
const clear = 78

/** Conditions, above the bars of activations that they may cross. */
function FrameLabels({ frame: f }: { frame: Frame }) {
  const halo = { stroke: 'var(--surface)', strokeWidth: 4, paintOrder: 'stroke', fill: 'var(--text-2)', fontSize: 11 }
  return (
    <g>
      {f.label && (
        <text x={f.x + Math.max(tagWidth(f) + 8, clear)} y={f.top + 13} {...halo}>
          [{f.label}]
        </text>
      )}
      {f.parts.map((s) => (
        <text key={s.y} x={f.x + 8} y={s.y + 14} {...halo}>
          {s.label && `[${s.label}]`}
        </text>
      ))}
    </g>
  )
}

function tagWidth(f: Frame): number {
  return textWidth(f.kind) + 22
}

interface ArrowProps extends Omit<DrawingProps, 'picture'> {
  picture: SequencePicture
  message: Message
}

function Arrow({ picture, message: m, onOpen, onHover }: ArrowProps) {
  const broken = m.kind === 'panic' || m.kind === 'fail'
  const colour = broken ? 'var(--danger)' : 'var(--text-2)'
  const dashed = m.kind === 'return' || m.kind === 'panic' ? '5 4' : undefined
  const marker = `url(#sequence-${broken ? 'cross' : m.kind === 'call' || m.kind === 'sync' ? 'full' : 'open'})`
  const right = m.to > m.from
  const x1 = edgeOf(picture, m.from, m.y, right || m.self ? 1 : -1)
  const x2 = m.self ? edgeOf(picture, m.to, m.y + 16, 1) : edgeOf(picture, m.to, m.y, right ? -1 : 1)
  const text = m.kind === 'fail' ? `fail ${m.label}` : m.kind === 'panic' ? `panic ${m.label}` : m.label
  const line = m.self ? `M${x1} ${m.y} h28 v16 H${x2 + 1}` : `M${x1} ${m.y} H${x2 + (right ? -1 : 1)}`
  const open = m.node !== null
  return (
    <g
      className="sequence-message"
      role={open ? 'button' : undefined}
      tabIndex={open ? 0 : undefined}
      aria-label={open ? m.spoken : undefined}
      onClick={(e) => m.node !== null && onOpen(m.node, e.ctrlKey || e.metaKey)}
      onKeyDown={(e) => {
        if (m.node === null || (e.key !== 'Enter' && e.key !== ' ')) return
        onOpen(m.node, e.ctrlKey || e.metaKey)
        e.preventDefault()
      }}
      onPointerEnter={() => onHover(m.node)}
    >
      {open && <title>{m.spoken}</title>}
      {open && (
        <rect
          className="sequence-target"
          x={Math.min(x1, x2)}
          y={m.y - 18}
          width={m.self ? 40 + textWidth(text) : Math.abs(x2 - x1)}
          height={m.self ? selfRow - 4 : 24}
          rx={3}
          fill="transparent"
        />
      )}
      <path d={line} fill="none" stroke={colour} strokeWidth={1.25} strokeDasharray={dashed} markerEnd={marker} />
      <text
        x={m.self ? x1 + 34 : (x1 + x2) / 2}
        y={m.self ? m.y + 12 : m.y - 6}
        textAnchor={m.self ? 'start' : 'middle'}
        fill={broken ? 'var(--danger)' : 'var(--text)'}
        stroke="var(--bg)"
        strokeWidth={3}
        paintOrder="stroke"
      >
        {text}
      </text>
    </g>
  )
}

/** The tips of arrows. */
export function Markers() {
  const common = { viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 9, markerHeight: 9, orient: 'auto-start-reverse' }
  return (
    <defs>
      <marker id="sequence-full" {...common}>
        <path d="M0 1 L9 5 L0 9 z" fill="var(--text-2)" />
      </marker>
      <marker id="sequence-open" {...common}>
        <path d="M1 1 L9 5 L1 9" fill="none" stroke="var(--text-2)" strokeWidth={1.4} />
      </marker>
      <marker id="sequence-cross" {...common}>
        <path d="M1 1 L9 9 M9 1 L1 9" fill="none" stroke="var(--danger)" strokeWidth={1.6} />
      </marker>
    </defs>
  )
}

const hues: Record<string, string> = { caller: 'entry', function: 'function', worker: 'listener', connection: 'connection' }

/** The names on top of the life lines. */
export const Heads = memo(function Heads({ columns }: { columns: Column[] }) {
  return (
    <g style={font}>
      {columns.map(({ participant: p, x, width }) => (
        <g key={p.id} role="img" aria-label={`${p.kind} ${p.title}`}>
          <title>{p.title}</title>
          <rect
            x={x - width / 2}
            y={head.top}
            width={width}
            height={head.height}
            rx={5}
            fill="var(--raised)"
            stroke={`var(--k-${hues[p.kind] ?? 'config'})`}
          />
          <text x={x} y={head.top + (p.kind === 'caller' ? 26 : 19)} textAnchor="middle" fill="var(--text)" fontWeight={600}>
            {shortened(p.title, 28)}
          </text>
          {p.kind !== 'caller' && (
            <text x={x} y={head.top + 34} textAnchor="middle" fill="var(--text-3)" fontSize={11}>
              {p.library ? libraryTitle(p.library) : p.id.includes('/resource:') ? 'resource' : p.kind}
            </text>
          )}
        </g>
      ))}
    </g>
  )
})
