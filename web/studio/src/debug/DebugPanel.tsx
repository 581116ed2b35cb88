import { Bug, ChevronDown, ChevronRight, Trash2 } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { closePanel } from '../shell/layout'
import { IconButton, Panel } from '../ui'
import { BreakpointList } from './BreakpointList'
import { CallStack } from './CallStack'
import { useDebugStore } from './store'
import { VariableList } from './Variables'
import { Watches } from './Watches'
import styles from './Debug.module.css'

/** Why the program stopped, in words. */
const reasons: Record<string, string> = {
  breakpoint: 'Stopped at a breakpoint',
  'function breakpoint': 'Stopped at a function',
  step: 'Stopped after a step',
  pause: 'Paused',
  entry: 'Stopped at the start',
  exception: 'Stopped at a panic',
}

/** What can be seen of the program that is debugged. */
export default function DebugPanel() {
  const phase = useDebugStore((s) => s.phase)
  const stopped = useDebugStore((s) => s.stopped)
  const scopes = useDebugStore((s) => s.scopes)
  const some = useDebugStore((s) => Object.values(s.breakpoints).some((l) => l.length > 0))
  const state = stopped
    ? (reasons[stopped.reason] ?? stopped.description ?? 'Stopped')
    : phase === 'off'
      ? 'Not running'
      : phase === 'starting'
        ? 'Starting'
        : 'Running'
  return (
    <Panel title="Debug" icon={Bug} subtitle={state} onClose={closePanel}>
      <div className={styles.panel}>
        {stopped?.text && <p className={styles.panic}>{stopped.text}</p>}
        <Section title="Variables">
          {scopes.length === 0 ? (
            <p className={styles.empty}>
              {phase === 'stopped' ? 'There are no variables here.' : 'They are shown while the program is stopped.'}
            </p>
          ) : (
            scopes.map((s, i) => (
              <Scope key={s.name} title={s.name} open={i < 2 && s.presentationHint !== 'globals'}>
                <VariableList reference={s.variablesReference} label={s.name} />
              </Scope>
            ))
          )}
        </Section>
        <Section title="Watch">
          <Watches />
        </Section>
        <Section title="Call stack">
          <CallStack />
        </Section>
        <Section
          title="Breakpoints"
          tools={
            some && (
              <IconButton
                icon={Trash2}
                label="Remove all breakpoints"
                size="small"
                onClick={() => useDebugStore.getState().removeAllBreakpoints()}
              />
            )
          }
        >
          <BreakpointList />
        </Section>
      </div>
    </Panel>
  )
}

function Section({ title, tools, children }: { title: string; tools?: ReactNode; children: ReactNode }) {
  const [open, setOpen] = useState(true)
  const Icon = open ? ChevronDown : ChevronRight
  return (
    <section aria-label={title}>
      <div className={styles.sectionHead}>
        <button type="button" className={styles.sectionTitle} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Icon size={14} aria-hidden /> {title}
        </button>
        {tools}
      </div>
      {open && children}
    </section>
  )
}

function Scope({ title, open: atFirst, children }: { title: string; open: boolean; children: ReactNode }) {
  const [open, setOpen] = useState(atFirst)
  const Icon = open ? ChevronDown : ChevronRight
  return (
    <div>
      <button type="button" className={styles.scope} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Icon size={13} aria-hidden /> {title}
      </button>
      {open && children}
    </div>
  )
}
