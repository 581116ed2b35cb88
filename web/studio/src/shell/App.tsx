import { LoaderCircle, Unplug } from 'lucide-react'
import { useEffect, useState } from 'react'
import { startStudio, useStudio } from '../store/studio'
import { EmptyState, TooltipProvider } from '../ui'
import { Welcome } from '../welcome/Welcome'
import { Shell } from './Shell'
import { useTheme } from './theme'
import { connectDebugger } from '../debug/session'
import { connectRun } from '../run/store'
import { documents } from '../sync/documents'
import { Toasts } from './Toasts'

let started = false

export function App() {
  useTheme()
  useEffect(() => {
    if (!started) {
      startStudio()
      documents.connect()
      connectRun()
      connectDebugger()
    }
    started = true
  }, [])
  return (
    <TooltipProvider>
      <Main />
      <Toasts />
    </TooltipProvider>
  )
}

function Main() {
  const connection = useStudio((s) => s.connection)
  const hello = useStudio((s) => s.hello)
  const problem = useStudio((s) => s.problem)
  // Who has something open keeps it: what was typed and not sent can be copied.
  if (connection === 'refused' && !hello) {
    return (
      <EmptyState icon={Unplug} title="This address is no longer valid">
        Run <code>barre studio</code> again and open the address that it prints.
      </EmptyState>
    )
  }
  if (hello) return hello.state === 'empty' ? <Welcome /> : <Shell />
  if (problem) {
    return (
      <EmptyState icon={Unplug} title="The project cannot be opened">
        {problem}
      </EmptyState>
    )
  }
  if (connection === 'lost') {
    return (
      <EmptyState icon={Unplug} title="Studio is not running">
        Start it with <code>barre studio</code>. This page connects by itself as soon as it runs.
      </EmptyState>
    )
  }
  return <Opening />
}

/** Nobody sees it where the server answers at once. */
function Opening() {
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 400)
    return () => clearTimeout(timer)
  }, [])
  return late && <EmptyState icon={LoaderCircle} title="Opening the project" />
}
