import { FileWarning } from 'lucide-react'
import { openBottom } from '../shell/layout'
import { Button, EmptyState } from '../ui'

/** Stands where a package has no model, because its manifest cannot be read. */
export function Unreadable() {
  return (
    <EmptyState icon={FileWarning} title="The project cannot be read" actions={<Button onClick={() => openBottom('problems')}>Show problems</Button>}>
      Something is wrong in Ballerina.toml. What it is stands among the problems; everything is back once it is mended.
    </EmptyState>
  )
}
