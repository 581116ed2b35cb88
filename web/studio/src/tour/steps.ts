import type { Overview } from '../rpc/models'
import type { Route } from '../shell/route'

export interface Step {
  title: string
  text: string
  /** The view to be in. */
  route?(o: Overview | null): Route | null
  /** What is pointed at; the first that is there. */
  target: string[]
}

/** A function worth looking at: of a service, else any. */
export function exampleFlow(o: Overview | null): string | null {
  for (const e of o?.entryPoints ?? []) {
    const first = e.functions?.[0]
    if (first) return first.id
  }
  return o?.entryPoints[0]?.id ?? o?.functions[0]?.id ?? null
}

export const steps: Step[] = [
  {
    title: 'Everything the project has',
    text: 'The explorer lists entry points, connections, types and the rest. The + beside a heading adds one; a right click renames or deletes.',
    route: () => ({ view: 'overview', arg: '' }),
    target: ['[aria-label="Explorer"]'],
  },
  {
    title: 'How it hangs together',
    text: 'The overview shows what starts the integration and what it talks to. Point at something to see its lines; a click opens it.',
    route: () => ({ view: 'overview', arg: '' }),
    target: ['[aria-label="Overview diagram"]'],
  },
  {
    title: 'What happens, step by step',
    text: 'Each function is a flow from Start to End. The + between two steps adds another: a call, a condition, a log. A click on a step opens its form.',
    route: (o) => {
      const id = exampleFlow(o)
      return id ? { view: 'flow', arg: id } : null
    },
    target: ['main'],
  },
  {
    title: 'Diagram and code are one',
    text: 'Show the code beside the diagram and type in it: the diagram follows, and the other way round. Undo works over both.',
    route: (o) => {
      const id = exampleFlow(o)
      return id ? { view: 'flow', arg: id } : null
    },
    target: ['[aria-label="Code beside"]', 'main'],
  },
  {
    title: 'Run it',
    text: 'Run starts the project here and shows what it prints. Then try its resources, or stop at a breakpoint and look at the variables.',
    target: ['[aria-label^="Run"]', 'header'],
  },
]
