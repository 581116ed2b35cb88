import { Bug, ChevronDown, FlaskConical, Play, Square } from 'lucide-react'
import { DebugTools } from '../debug/DebugTools'
import { useDebugStore } from '../debug/store'
import { openBottom } from '../shell/layout'
import { Button, IconButton, Menu, type MenuEntry } from '../ui'
import { debug } from './start'
import { run, runTests, stop, useRunSettings, useRunStore } from './store'
import styles from './RunTools.module.css'

/** Running and debugging, in the title bar. */
export function RunTools() {
  const running = useRunStore((s) => s.running.find((r) => r.kind === 'run'))
  const starting = useRunStore((s) => s.starting)
  const phase = useDebugStore((s) => s.phase)
  const dev = useRunSettings((s) => s.dev)
  const entries: MenuEntry[] = [
    { label: 'Run tests', icon: FlaskConical, run: () => void runTests() },
    { label: 'Debug tests', icon: Bug, disabled: phase !== 'off', run: () => debug('test') },
    'separator',
    { label: 'With dev services', checked: dev, run: () => useRunSettings.setState({ dev: !dev }) },
    'separator',
    { label: 'Show the output', run: () => openBottom('console') },
  ]
  return (
    <div className={styles.tools} role="group" aria-label="Run and debug">
      {phase !== 'off' ? (
        <DebugTools />
      ) : (
        <>
          {running ? (
            <Button size="small" icon={Square} onClick={() => void stop(running.session)}>
              Stop
            </Button>
          ) : (
            <Button
              size="small"
              look="primary"
              icon={Play}
              disabled={starting}
              title={dev ? 'Run with dev services' : undefined}
              onClick={() => void run()}
            >
              Run
            </Button>
          )}
          <IconButton icon={Bug} label="Debug" keys="F5" size="small" disabled={starting} onClick={() => debug()} />
        </>
      )}
      <Menu entries={entries} align="end">
        <button type="button" className={styles.more} aria-label="Ways to run">
          <ChevronDown size={14} aria-hidden />
        </button>
      </Menu>
    </div>
  )
}
