import { Badge } from '../ui'

export function Status({ status, reason }: { status: number | null; reason?: string }) {
  const look = status === null || status >= 500 ? 'danger' : status >= 400 ? 'warning' : 'success'
  return (
    <Badge look={look} mono>
      {status === null ? 'Failed' : [status, reason].filter(Boolean).join(' ')}
    </Badge>
  )
}
