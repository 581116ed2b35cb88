// What the grammar has to say of each kind of token of the compiler.

import type { Stretch } from './tokenize'

/** A token as the compiler's lexer sees it. */
export interface Token {
  Line: number
  From: number
  To: number
  Class: 'other' | 'name' | 'word' | 'keyword' | 'prefix' | 'string' | 'template' | 'number' | 'comment' | 'documentation'
}

const reserved = /^(?:keyword\.(?!operator\.(?!expression))|storage\.|constant\.language|support\.type\.primitive)/

/** Tells whether what has these scopes may be such a token. */
function may(kind: Token['Class'], scopes: string[]): boolean {
  const inner = scopes.at(-1) ?? ''
  const has = (prefix: string): boolean => scopes.some((s) => s.startsWith(prefix))
  const text = scopes.findLastIndex((s) => s.startsWith('string.')) > scopes.lastIndexOf('source.embedded.ballerina')
  const code = !text && !has('comment.')
  switch (kind) {
    case 'keyword':
    case 'word':
      return code && reserved.test(inner)
    case 'name':
      return code && !reserved.test(inner) && !inner.startsWith('constant.numeric')
    case 'prefix':
      return code
    case 'string':
      return has('string.quoted.double.ballerina')
    case 'template':
      return text
    case 'number':
      return code && inner.startsWith('constant.numeric') && inner.endsWith('.ballerina')
    case 'comment':
      return has('comment.line')
    case 'documentation':
      return has('comment.block.documentation')
    case 'other':
      return inner.startsWith('punctuation.section.interpolation') || (code && !reserved.test(inner) && !inner.startsWith('constant.'))
  }
}

/** Gives the scopes that contradict a token of the line, undefined when none do. */
export function contradiction(line: Stretch[], token: Token): string | undefined {
  return line.find((s) => s.to > token.From && s.from < token.To && !may(token.Class, s.scopes))?.scopes.join(' ')
}
