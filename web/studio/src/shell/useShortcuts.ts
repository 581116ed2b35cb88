import { useEffect } from 'react'
import { isPressed } from '../ui/keys'
import { allCommands } from './allCommands'
import { isText, writes } from './commands'

/** Carries out commands by their keys. What has the focus comes first: it prevents the default of keys that are its own. */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.isComposing) return
      const inText = isText(e.target)
      const inDialog = e.target instanceof Element && e.target.closest('[role="dialog"],[role="menu"]') !== null
      if (inDialog) return
      for (const c of allCommands()) {
        const keys = c.keys?.find((k) => isPressed(k, e, navigator.platform))
        if (!keys || (inText && (c.keepInText || writes(keys)))) continue
        e.preventDefault()
        if (!c.when || c.when()) c.run()
        return
      }
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
}
