import { Boxes } from 'lucide-react'
import { useWatch } from '../store/watch'
import { EmptyState } from '../ui'

export default function OverviewView() {
  const { model, problem } = useWatch('overview')
  if (problem) return <EmptyState title="The overview cannot be made">{problem}</EmptyState>
  if (!model) return null
  if (model.entryPoints.length === 0) {
    return (
      <EmptyState icon={Boxes} title="Nothing here yet">
        Add an automation, a service or an event handler to begin.
      </EmptyState>
    )
  }
  return (
    <ul>
      {model.entryPoints.map((e) => (
        <li key={e.id}>{e.path || e.name}</li>
      ))}
    </ul>
  )
}
