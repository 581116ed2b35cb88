import { Bug, FlaskConical, Play, Square } from 'lucide-react'
import { restartDebugging, step, stopDebugging } from '../debug/session'
import { useDebugStore } from '../debug/store'
import type { Command } from '../shell/commands'
import { debug } from './start'
import { run, runTests, stop, useRunStore } from './store'

const phase = () => useDebugStore.getState().phase
const running = () => useRunStore.getState().running.find((r) => r.kind === 'run')

/** What can be done with the program as a whole. */
export const runCommands: Command[] = [
  { id: 'run', title: 'Run', group: 'Run and debug', keys: ['Mod+F5'], icon: Play, run: () => void run() },
  {
    id: 'stop',
    title: 'Stop the program',
    group: 'Run and debug',
    icon: Square,
    when: () => running() !== undefined,
    run: () => void stop(running()?.session ?? ''),
  },
  { id: 'tests', title: 'Run tests', group: 'Run and debug', icon: FlaskConical, run: () => void runTests() },
  { id: 'debug', title: 'Debug', group: 'Run and debug', keys: ['F5'], icon: Bug, when: () => phase() === 'off', run: () => debug() },
  {
    id: 'debug.continue',
    title: 'Continue',
    group: 'Run and debug',
    keys: ['F5'],
    when: () => phase() === 'stopped',
    run: () => void step('continue'),
  },
  {
    id: 'debug.over',
    title: 'Step over',
    group: 'Run and debug',
    keys: ['F10'],
    when: () => phase() === 'stopped',
    run: () => void step('next'),
  },
  {
    id: 'debug.into',
    title: 'Step into',
    group: 'Run and debug',
    keys: ['F11'],
    when: () => phase() === 'stopped',
    run: () => void step('stepIn'),
  },
  {
    id: 'debug.out',
    title: 'Step out',
    group: 'Run and debug',
    keys: ['Shift+F11'],
    when: () => phase() === 'stopped',
    run: () => void step('stepOut'),
  },
  {
    id: 'debug.pause',
    title: 'Pause',
    group: 'Run and debug',
    keys: ['F6'],
    when: () => phase() === 'running',
    run: () => void step('pause'),
  },
  {
    id: 'debug.restart',
    title: 'Restart',
    group: 'Run and debug',
    keys: ['Mod+Shift+F5'],
    when: () => phase() !== 'off',
    run: () => void restartDebugging(),
  },
  {
    id: 'debug.stop',
    title: 'Stop debugging',
    group: 'Run and debug',
    keys: ['Shift+F5'],
    when: () => phase() !== 'off',
    run: () => void stopDebugging(),
  },
]
