import { useEffect, useState } from 'react'
import { messageOf, rpc } from '../rpc'
import type { Template } from '../rpc/protocol'
import { navigate } from '../shell/route'
import { welcome } from '../store/studio'
import { Button, Dialog, Select, TextField } from '../ui'
import { projectNameProblem } from '../welcome/projectName'
import styles from './PackageSelect.module.css'

/** Adds a package to the workspace, and shows it. */
export function AddPackage({ taken, onClose }: { taken: string[]; onClose(): void }) {
  const [templates, setTemplates] = useState<Template[]>([])
  const [template, setTemplate] = useState('')
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  useEffect(() => {
    rpc.call('studio/templates', {}).then(
      (list) => {
        setTemplates(list)
        setTemplate((t) => t || (list[0]?.id ?? ''))
      },
      (error: unknown) => setProblem(messageOf(error)),
    )
  }, [])
  const wrong = taken.includes(name) ? 'The workspace has a package of this name.' : projectNameProblem(name)
  const add = async () => {
    if (wrong || busy) return
    setBusy(true)
    try {
      welcome(await rpc.call('studio/createProject', { name, template }))
      navigate('overview')
      onClose()
    } catch (error) {
      setProblem(messageOf(error))
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="Add package"
      description="It gets a folder of its own in the workspace."
      width={420}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" form="add-package" disabled={busy || wrong !== null || !template}>
            Add
          </Button>
        </>
      }
    >
      <form
        id="add-package"
        className={styles.form}
        onSubmit={(e) => {
          e.preventDefault()
          void add()
        }}
      >
        <TextField label="Name" value={name} mono autoFocus required error={name === '' ? null : wrong} onChange={setName} />
        <Select label="Start with" value={template} options={templates.map((t) => ({ value: t.id, label: t.title }))} onChange={setTemplate} help={templates.find((t) => t.id === template)?.doc} />
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
      </form>
    </Dialog>
  )
}
