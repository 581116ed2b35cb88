import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Flow } from '../rpc/models'
import { layout } from './layout'
import { allNodes, problems } from './layout.check'

// The flows of all functions of all programs of the conformance suite and the examples,
// as the server makes them.
const root = resolve(import.meta.dirname, '../../../..')
let flows: Flow[] = []
const dir = mkdtempSync(join(tmpdir(), 'flows-'))

function goIsThere(): boolean {
  try {
    execFileSync('go', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    if (process.env.CI) throw new Error('go is needed to make the flows of the corpus')
    return false
  }
}

describe.skipIf(!goIsThere())('the flows of every program', () => {
  beforeAll(() => {
    const file = join(dir, 'flows.jsonl')
    execFileSync('go', ['test', './studio/model', '-run', 'TestFlowsAsJSON', '-count=1', '-args', '-flows', file], { cwd: root, stdio: 'pipe' })
    flows = readFileSync(file, 'utf8')
      .trimEnd()
      .split('\n')
      .map((l) => JSON.parse(l) as Flow)
  }, 300_000)
  afterAll(() => rmSync(dir, { recursive: true, force: true }))

  it('are many', () => expect(flows.length).toBeGreaterThan(3000))

  it('are drawn without overlap', () => {
    const wrong: string[] = []
    for (const f of flows) for (const p of problems(f, layout(f))) wrong.push(`${f.range.file} ${f.id}: ${p}`)
    expect(wrong.slice(0, 20)).toEqual([])
  })

  it('are drawn without overlap when any node or branch is folded', () => {
    let seed = 7
    const random = (n: number) => ((seed = (seed * 1103515245 + 12345) & 0x7fffffff) >> 8) % n
    const wrong: string[] = []
    for (const f of flows) {
      const ids = allNodes(f).flatMap((n) => (n.branches?.length ? [n.id, ...n.branches.map((b) => b.id)] : []))
      if (ids.length === 0) continue
      const folded = new Set(ids.filter(() => random(3) === 0))
      const inside = (id: string) => [...folded].some((x) => id.startsWith(x + '/'))
      for (const p of problems(f, layout(f, folded))) {
        const missing = /^(.*) is missing$/.exec(p)
        if (!missing || !inside(missing[1]!)) wrong.push(`${f.range.file} ${f.id}: ${p}`)
      }
    }
    expect(wrong.slice(0, 20)).toEqual([])
  })
})
