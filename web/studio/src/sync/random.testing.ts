// Random texts and changes for tests, the same for the same seed.

import { fromEdits, type Edit, type Op } from './ops'

export class Random {
  constructor(private state: number) {}

  /** A number from 0 up to n, without n. */
  below(n: number): number {
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0
    return Math.floor((this.state / 2 ** 32) * n)
  }

  chance(oneIn: number): boolean {
    return this.below(oneIn) === 0
  }

  pick<T>(list: readonly T[]): T {
    const x = list[this.below(list.length)]
    if (x === undefined) throw new Error('there is nothing to pick')
    return x
  }

  word(): string {
    const letters = 'abcä𝄞 \n'
    return Array.from({ length: 1 + this.below(4) }, () => this.pick([...letters])).join('')
  }

  text(): string {
    return Array.from({ length: this.below(8) }, () => this.word()).join('')
  }

  op(text: string): Op {
    const edits: Edit[] = []
    let at = 0
    for (let i = this.below(4); i >= 0 && at <= text.length; i--) {
      const from = at + this.below(text.length - at + 1)
      const to = from + (this.chance(2) ? 0 : this.below(Math.min(6, text.length - from) + 1))
      edits.push({ from, to, text: this.chance(3) ? '' : this.word() })
      at = to + 1
    }
    return fromEdits(edits)
  }
}
