import { ArrowDownToDot, ArrowUpFromDot, Pause, Play, RedoDot, RotateCcw, Square } from 'lucide-react'
import { IconButton } from '../ui'
import { restartDebugging, step, stopDebugging } from './session'
import { useDebugStore } from './store'

/** Going on, step by step, in the title bar. */
export function DebugTools() {
  const phase = useDebugStore((s) => s.phase)
  const stopped = phase === 'stopped'
  return (
    <>
      {stopped ? (
        <IconButton icon={Play} label="Continue" keys="F5" size="small" onClick={() => void step('continue')} />
      ) : (
        <IconButton icon={Pause} label="Pause" keys="F6" size="small" disabled={phase !== 'running'} onClick={() => void step('pause')} />
      )}
      <IconButton icon={RedoDot} label="Step over" keys="F10" size="small" disabled={!stopped} onClick={() => void step('next')} />
      <IconButton icon={ArrowDownToDot} label="Step into" keys="F11" size="small" disabled={!stopped} onClick={() => void step('stepIn')} />
      <IconButton
        icon={ArrowUpFromDot}
        label="Step out"
        keys="Shift+F11"
        size="small"
        disabled={!stopped}
        onClick={() => void step('stepOut')}
      />
      <IconButton
        icon={RotateCcw}
        label="Restart"
        keys="Mod+Shift+F5"
        size="small"
        disabled={phase === 'starting'}
        onClick={() => void restartDebugging()}
      />
      <IconButton icon={Square} label="Stop debugging" keys="Shift+F5" size="small" onClick={() => void stopDebugging()} />
    </>
  )
}
