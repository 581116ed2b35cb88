import { ArrowDownToLine, Eraser, Play, RotateCcw, Square, Terminal } from 'lucide-react'
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react'
import { openPlace } from '../code/open'
import { useStudio } from '../store/studio'
import { Button, EmptyState, IconButton, Select } from '../ui'
import type { Style } from './ansi'
import { textOf, type OutputLine } from './buffer'
import { linksIn, withLinks } from './links'
import { clearOutput, run, runTests, showOutput, stop, useRunStore, type RunSession } from './store'
import { debug } from './start'
import { TestResults } from './TestResults'
import { toneOf } from './tone'
import styles from './Console.module.css'

const lineHeight = 18
/** Lines drawn above and below those that are seen. */
const around = 20

/** What programs print. */
export default function Console() {
  const sessions = useRunStore((s) => s.sessions)
  const shown = useRunStore((s) => s.shown)
  const session = sessions.find((s) => s.id === shown) ?? sessions[0]
  if (!session) {
    return (
      <EmptyState
        icon={Terminal}
        title="Nothing has run yet"
        actions={
          <Button icon={Play} look="primary" onClick={() => void run()}>
            Run
          </Button>
        }
      >
        What the program prints is shown here.
      </EmptyState>
    )
  }
  return <Output key={session.id} session={session} sessions={sessions} />
}

function Output({ session, sessions }: { session: RunSession; sessions: RunSession[] }) {
  const [follow, setFollow] = useState(true)
  return (
    <div className={styles.console}>
      <div className={styles.head}>
        {sessions.length > 1 ? (
          <Select
            label="Program"
            hideLabel
            value={session.id}
            options={sessions.map((s) => ({ value: s.id, label: titleOf(s) }))}
            onChange={showOutput}
          />
        ) : (
          <span className={styles.title}>{titleOf(session)}</span>
        )}
        <span className={styles.space} />
        {session.code === null ? (
          <IconButton icon={Square} label="Stop" size="small" onClick={() => void stop(session.id)} />
        ) : (
          <IconButton icon={RotateCcw} label="Run again" size="small" onClick={() => again(session)} />
        )}
        <IconButton icon={ArrowDownToLine} label="Follow the output" size="small" pressed={follow} onClick={() => setFollow(!follow)} />
        <IconButton icon={Eraser} label="Clear" size="small" onClick={() => clearOutput(session.id)} />
      </div>
      <div className={styles.body}>
        <Lines session={session} follow={follow} onFollow={setFollow} />
        <TestResults session={session} />
      </div>
    </div>
  )
}

function again(s: RunSession): void {
  if (s.kind === 'test') void runTests(...s.tests)
  else if (s.kind === 'debug') debug()
  else void run()
}

function titleOf(s: RunSession): string {
  return s.code === null ? `${s.title}, running` : s.code === 0 ? `${s.title}, ended` : `${s.title}, ended with ${s.code}`
}

function Lines({ session, follow, onFollow }: { session: RunSession; follow: boolean; onFollow(on: boolean): void }) {
  const box = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 400 })
  const { lines } = session
  const byProgram = useRef(false)

  useLayoutEffect(() => {
    const e = box.current
    if (!e || !follow) return
    byProgram.current = true
    e.scrollTop = e.scrollHeight
  }, [lines, follow])

  useEffect(() => {
    const e = box.current
    if (!e) return
    const sizes = new ResizeObserver(() => {
      setView((v) => ({ ...v, height: e.clientHeight }))
      if (follow) e.scrollTop = e.scrollHeight
    })
    sizes.observe(e)
    return () => sizes.disconnect()
  }, [follow])

  const scrolled = () => {
    const e = box.current
    if (!e) return
    setView({ top: e.scrollTop, height: e.clientHeight })
    // Who scrolls up wants to read; who goes to the end wants to see what comes.
    const atEnd = e.scrollHeight - e.scrollTop - e.clientHeight < lineHeight * 2
    if (byProgram.current) byProgram.current = false
    else if (atEnd !== follow) onFollow(atEnd)
  }

  const from = Math.max(0, Math.floor(view.top / lineHeight) - around)
  const to = Math.min(lines.length, Math.ceil((view.top + view.height) / lineHeight) + around)
  return (
    <div ref={box} className={styles.lines} role="log" aria-label="Output" tabIndex={0} onScroll={scrolled}>
      {session.dropped > 0 && from === 0 && <div className={styles.dropped}>{session.dropped} earlier lines are no longer kept.</div>}
      <div style={{ height: from * lineHeight }} />
      {lines.slice(from, to).map((l) => (
        <Line key={l.id} line={l} />
      ))}
      <div style={{ height: (lines.length - to) * lineHeight }} />
    </div>
  )
}

function Line({ line }: { line: OutputLine }) {
  const files = useStudio((s) => s.files)
  const segments = useMemo(() => withLinks(line.pieces, linksIn(textOf(line), files)), [line, files])
  return (
    <div className={styles.line} data-tone={toneOf(line)}>
      {segments.map(({ text, style, link }, i) => {
        const css = cssOf(style)
        if (link?.url) {
          return (
            <a key={i} href={link.url} target="_blank" rel="noreferrer" style={css}>
              {text}
            </a>
          )
        }
        if (link?.place) {
          const { place } = link
          return (
            <button key={i} type="button" className={styles.link} style={css} onClick={() => openPlace(place)}>
              {text}
            </button>
          )
        }
        return (
          <span key={i} style={css}>
            {text}
          </span>
        )
      })}
    </div>
  )
}

function colour(c: string | undefined): string | undefined {
  return c === undefined || c.startsWith('rgb') ? c : `var(--ansi-${c})`
}

function cssOf(s: Style): CSSProperties | undefined {
  if (Object.keys(s).length === 0) return undefined
  const color = colour(s.color)
  const background = colour(s.background)
  return {
    color: s.inverse ? (background ?? 'var(--bg)') : color,
    background: s.inverse ? (color ?? 'var(--text)') : background,
    fontWeight: s.bold ? 600 : undefined,
    opacity: s.dim ? 0.7 : undefined,
    fontStyle: s.italic ? 'italic' : undefined,
    textDecoration: s.underline ? 'underline' : undefined,
  }
}
