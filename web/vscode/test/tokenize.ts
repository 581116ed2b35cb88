// Tokenising as VS Code does it, with its own libraries.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { INITIAL, Registry, type IGrammar, type IRawGrammar, type StateStack } from 'vscode-textmate'
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma'
import { grammar } from '../grammar/grammar'

/** The scopes of a stretch of a line, from the outermost. */
export interface Stretch {
  from: number
  to: number
  scopes: string[]
}

export async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'))
  await loadWASM(wasm)
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: (name) => Promise.resolve(name === grammar.scopeName ? (grammar as unknown as IRawGrammar) : null),
  })
  const loaded = await registry.loadGrammar(grammar.scopeName)
  if (!loaded) throw new Error('the grammar was not loaded')
  return loaded
}

/** The stretches of each line of a text. */
export function tokenize(g: IGrammar, text: string): Stretch[][] {
  let state: StateStack = INITIAL
  return text.split('\n').map((line) => {
    const r = g.tokenizeLine(line.replace(/\r$/, ''), state)
    state = r.ruleStack
    return r.tokens.map((t) => ({ from: t.startIndex, to: t.endIndex, scopes: t.scopes }))
  })
}
