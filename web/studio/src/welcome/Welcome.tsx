import { useEffect, useState } from 'react'
import { messageOf, rpc } from '../rpc'
import type { Template } from '../rpc/protocol'
import { useStudio, welcome } from '../store/studio'
import { navigate } from '../shell/route'
import { startTour } from '../tour/store'
import { Button, Mark, Skeleton, TextField } from '../ui'
import { projectNameProblem, suggestName } from './projectName'
import styles from './Welcome.module.css'

/** The template that is there to look around in: the tour goes with it. */
const demo = 'demo'

/** What an empty folder shows: it offers to create a project. */
export function Welcome() {
  const root = useStudio((s) => s.hello?.root ?? '')
  const [templates, setTemplates] = useState<Template[] | null>(null)
  const [template, setTemplate] = useState('')
  const [name, setName] = useState(() => suggestName(root))
  const [org, setOrg] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)

  useEffect(() => {
    rpc.call('studio/templates', {}).then(
      (list) => {
        setTemplates(list)
        setTemplate((t) => t || (list[0]?.id ?? ''))
      },
      (error: unknown) => {
        setTemplates([])
        setProblem(messageOf(error))
      },
    )
  }, [])

  const nameProblem = projectNameProblem(name)
  const orgProblem = projectNameProblem(org, 'organization')
  const create = async () => {
    setBusy(true)
    setProblem(null)
    try {
      welcome(await rpc.call('studio/createProject', { name, template, ...(org ? { org } : {}) }))
      navigate('overview')
      if (template === demo) startTour()
    } catch (error) {
      setProblem(messageOf(error))
      setBusy(false)
    }
  }

  return (
    <main className={styles.page}>
      <form
        className={styles.form}
        aria-label="Create a project"
        onSubmit={(e) => {
          e.preventDefault()
          if (!nameProblem && !orgProblem && !busy) void create()
        }}
      >
        <p className={styles.brand}>
          <Mark size={22} /> Barre Studio
        </p>
        <header>
          <h1 className={styles.title}>Create a project</h1>
          <p className={styles.folder}>
            The folder <code>{root}</code> has no project yet.
          </p>
        </header>
        <div className={styles.names}>
          <TextField label="Name" value={name} onChange={setName} error={nameProblem} required autoFocus mono />
          <TextField label="Organization" value={org} onChange={setOrg} error={orgProblem} placeholder="yours" mono />
        </div>
        <fieldset className={styles.templates}>
          <legend>Start with</legend>
          {templates === null ? (
            <Skeleton lines={3} />
          ) : (
            templates.map((t) => (
              <label key={t.id} className={styles.template}>
                <input type="radio" name="template" value={t.id} checked={t.id === template} onChange={() => setTemplate(t.id)} />
                <span>
                  <b>{t.title}</b>
                  <small>{t.doc}</small>
                </span>
              </label>
            ))
          )}
        </fieldset>
        {problem && (
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        )}
        <div className={styles.actions}>
          <Button look="primary" type="submit" disabled={busy || nameProblem !== null || orgProblem !== null || templates === null}>
            {busy ? 'Creating' : 'Create project'}
          </Button>
        </div>
      </form>
    </main>
  )
}
