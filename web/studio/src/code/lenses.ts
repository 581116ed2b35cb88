// What the lenses above functions and services do.

import { startDebugging } from '../debug/session'
import { messageOf } from '../rpc'
import { run, runTests, useRunSettings } from '../run/store'
import { navigate } from '../shell/route'
import { notify } from '../store/toasts'
import type { LensArguments, LensCommand } from './providers'

export function runLens(command: LensCommand, args: LensArguments): void {
  const { dev } = useRunSettings.getState()
  const tell = (e: unknown) => notify(messageOf(e), 'error')
  switch (command) {
    case 'barre.run':
      void run()
      break
    case 'barre.debug':
      startDebugging({ mode: 'run', dev }).catch(tell)
      break
    case 'barre.test':
      void runTests(args.test)
      break
    case 'barre.debugTest':
      startDebugging({ mode: 'test', tests: args.test ? [args.test] : undefined }).catch(tell)
      break
    case 'barre.tryIt':
      navigate('tryit', args.basePath ?? '')
      break
  }
}
