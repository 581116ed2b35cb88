import { startDebugging } from '../debug/session'
import { messageOf } from '../rpc'
import { notify } from '../store/toasts'
import { useRunSettings } from './store'

/** Starts the program, or its tests, in the debugger. */
export function debug(mode: 'run' | 'test' = 'run'): void {
  startDebugging({ mode, dev: mode === 'run' && useRunSettings.getState().dev }).catch((e: unknown) => notify(messageOf(e), 'error'))
}
