import { CircleAlert } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { Button, EmptyState } from '../ui'

/** Keeps a fault in one part of the window from taking the rest with it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state = { error: null as Error | null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <EmptyState
        icon={CircleAlert}
        title="This view cannot be shown"
        actions={
          <Button look="primary" onClick={() => this.setState({ error: null })}>
            Try again
          </Button>
        }
      >
        {error.message}
      </EmptyState>
    )
  }
}
