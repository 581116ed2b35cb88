import { Plus } from 'lucide-react'
import { useState } from 'react'
import { messageOf, rpc } from '../rpc'
import { useStudio, welcome } from '../store/studio'
import { notify } from '../store/toasts'
import { navigate } from '../shell/route'
import { closePanel } from '../shell/layout'
import { IconButton, Select } from '../ui'
import { AddPackage } from './AddPackage'
import styles from './PackageSelect.module.css'

/** Which package of the workspace is shown. */
export function PackageSelect() {
  const hello = useStudio((s) => s.hello)
  const [adding, setAdding] = useState(false)
  const packages = hello?.packages ?? []

  const open = async (path: string) => {
    try {
      welcome(await rpc.call('studio/openPackage', { path }))
      closePanel()
      navigate('overview')
    } catch (error) {
      notify(messageOf(error), 'error')
    }
  }

  return (
    <div className={styles.select}>
      <div className={styles.grow}>
        <Select label="Package" hideLabel value={hello?.package?.path ?? ''} options={packages.map((p) => ({ value: p.path, label: p.name }))} placeholder="Choose a package" onChange={(p) => void open(p)} />
      </div>
      <IconButton icon={Plus} label="Add package" size="small" onClick={() => setAdding(true)} />
      {adding && <AddPackage taken={packages.map((p) => p.name)} onClose={() => setAdding(false)} />}
    </div>
  )
}
