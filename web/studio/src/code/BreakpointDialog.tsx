import { useEffect, useState } from 'react'
import { useDebugStore, type Breakpoint } from '../debug/store'
import { Button, Dialog, TextField } from '../ui'
import styles from './Code.module.css'
import { useBreakpointEditor } from './breakpointEditor'

/** Asks when a breakpoint stops, and whether it only logs. */
export function BreakpointDialog() {
  const open = useBreakpointEditor((s) => s.open)
  const [b, setB] = useState<Breakpoint>({ line: 0 })
  useEffect(() => {
    if (open) setB(useDebugStore.getState().breakpoints[open.uri]?.find((x) => x.line === open.line) ?? { line: open.line })
  }, [open])
  if (!open) return null

  const close = () => useBreakpointEditor.setState({ open: null })
  const there = useDebugStore.getState().breakpoints[open.uri]?.some((x) => x.line === open.line)
  const save = () => {
    useDebugStore.getState().setBreakpoint(open.uri, { ...b, line: open.line })
    close()
  }
  return (
    <Dialog
      open
      onClose={close}
      title={`Breakpoint on line ${open.line}`}
      actions={
        <>
          {there && (
            <Button
              onClick={() => {
                useDebugStore.getState().removeBreakpoint(open.uri, open.line)
                close()
              }}
            >
              Remove
            </Button>
          )}
          <Button onClick={close}>Cancel</Button>
          <Button look="primary" onClick={save}>
            Save
          </Button>
        </>
      }
    >
      <form
        className={styles.fields}
        onSubmit={(e) => {
          e.preventDefault()
          save()
        }}
      >
        <TextField
          label="Condition"
          mono
          value={b.condition ?? ''}
          onChange={(condition) => setB({ ...b, condition })}
          help="Stops only when this is true: amount > 100"
          autoFocus
        />
        <TextField
          label="Hit count"
          mono
          value={b.hitCondition ?? ''}
          onChange={(hitCondition) => setB({ ...b, hitCondition })}
          help="Stops only for some of the times it is reached: 5, > 5, % 2"
        />
        <TextField
          label="Log message"
          value={b.logMessage ?? ''}
          onChange={(logMessage) => setB({ ...b, logMessage })}
          help="Does not stop but prints this; {amount} is replaced by the value"
        />
        <button type="submit" hidden />
      </form>
    </Dialog>
  )
}
