import { Unplug } from 'lucide-react'
import { useEffect, useState } from 'react'
import { rpc } from '../rpc'
import { useStudio } from '../store/studio'
import { Button } from '../ui'
import styles from './Shell.module.css'

/** How long a connection may be gone before it is worth telling. */
const patience = 1500

/** Says across the window that what is shown may be old. */
export function ConnectionNotice() {
  const open = useStudio((s) => s.connection === 'open')
  const refused = useStudio((s) => s.connection === 'refused')
  const [told, setTold] = useState(false)
  useEffect(() => {
    if (open) return setTold(false)
    const timer = setTimeout(() => setTold(true), patience)
    return () => clearTimeout(timer)
  }, [open])
  if (open || !told) return null
  return (
    <div className={styles.notice} role="alert">
      <Unplug size={16} aria-hidden />
      <span className={styles.noticeText}>
        {refused ? (
          <>
            This address is no longer valid. Copy what you typed last, then open the address that <code>barre studio</code> printed.
          </>
        ) : (
          <>
            Studio is not running. Start it with <code>barre studio</code>; this page connects by itself.
          </>
        )}
      </span>
      {!refused && (
        <Button size="small" onClick={() => rpc.retry()}>
          Try now
        </Button>
      )}
    </div>
  )
}
