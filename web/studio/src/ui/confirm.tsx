import type { ReactNode } from 'react'
import { create } from 'zustand'
import { Button } from './Button'
import { Dialog } from './Dialog'

export interface Question {
  title: string
  text?: ReactNode
  /** What the button that goes on says: a verb. */
  action: string
  danger?: boolean
}

const useQuestion = create<{ question: (Question & { answer(yes: boolean): void }) | null }>()(() => ({ question: null }))

/** Asks before something that cannot be undone easily, or that has consequences elsewhere. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    useQuestion.getState().question?.answer(false)
    const answer = (yes: boolean) => {
      useQuestion.setState({ question: null })
      resolve(yes)
    }
    useQuestion.setState({ question: { ...question, answer } })
  })
}

/** Shows the questions of confirm(); stands in the application once. */
export function Confirmation() {
  const question = useQuestion((s) => s.question)
  if (!question) return null
  return (
    <Dialog
      open
      onClose={() => question.answer(false)}
      title={question.title}
      width={440}
      actions={
        <>
          <Button onClick={() => question.answer(false)}>Cancel</Button>
          <Button look={question.danger ? 'danger' : 'primary'} autoFocus onClick={() => question.answer(true)}>
            {question.action}
          </Button>
        </>
      }
    >
      {question.text}
    </Dialog>
  )
}
