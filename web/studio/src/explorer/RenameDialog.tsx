import { useState } from 'react'
import { Button, Dialog, TextField } from '../ui'
import { artifactTitle } from './artifacts'
import { nameProblem, useRename } from './rename'

/** Asks for the new name of an artifact; stands in the window once. */
export function RenameDialog() {
  const asked = useRename((s) => s.asked)
  return asked ? <Asking key={asked.artifact.id} /> : null
}

function Asking() {
  const { artifact, answer } = useRename((s) => s.asked!)
  const [name, setName] = useState(artifact.name)
  const problem = nameProblem(name)
  return (
    <Dialog
      open
      onClose={() => answer(null)}
      title={`Rename ${artifactTitle(artifact)}`}
      description="Everything in the project that names it follows."
      width={400}
      actions={
        <>
          <Button onClick={() => answer(null)}>Cancel</Button>
          <Button look="primary" type="submit" form="rename" disabled={problem !== null}>
            Rename
          </Button>
        </>
      }
    >
      <form
        id="rename"
        onSubmit={(e) => {
          e.preventDefault()
          if (!problem) answer(name)
        }}
      >
        <TextField label="Name" value={name} mono autoFocus onFocus={(e) => e.target.select()} error={name === artifact.name ? null : problem} onChange={setName} />
      </form>
    </Dialog>
  )
}
