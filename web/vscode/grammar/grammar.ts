// The TextMate grammar of Ballerina. It colours by tokens and a little context, never
// by the structure of the program, so that a line being typed leaves the rest alone;
// what only the compiler can know (types, parameters, …) the language server adds.

import { templates } from './templates'
import { constants, control, declarations, imports, modifiers, operators, query, types } from './words'
import { any, ident, notName, type Grammar, type Rule } from './rule'

/** A reserved word is a name behind a dot, and before the colon of a prefix. */
const word = (list: string[]): string => `${notName}\\b(?:${any(list)})\\b(?!\\s*:(?=[\\p{L}_']))(?!['\\\\])`

/** Where a clause of a query can begin. */
const clause = `${notName}(?<![-=<>+*/(,\\[&|!?:{]\\s)(?<![-=<>+*/(,\\[&|!?:{])(?<!\\blimit\\s|\\bwhere\\s|\\bselect\\s|\\bby\\s|\\bin\\s|\\bon\\s|\\breturn\\s)\\b`

const comments: Rule = {
  patterns: [
    {
      name: 'comment.line.double-slash.ballerina',
      match: '(//).*$',
      captures: { 1: { name: 'punctuation.definition.comment.ballerina' } },
    },
  ],
}

/** Documentation: lines that begin with #, in Markdown. */
const documentation: Rule = {
  patterns: [
    {
      name: 'comment.block.documentation.ballerina',
      begin: '#',
      beginCaptures: { 0: { name: 'punctuation.definition.comment.ballerina' } },
      while: '^\\s*(#)',
      whileCaptures: { 1: { name: 'punctuation.definition.comment.ballerina' } },
      patterns: [{ include: '#documentation-text' }],
    },
  ],
}

const documentationText: Rule = {
  patterns: [
    {
      // # + name - what it is
      match: `\\G\\s*(\\+)\\s+(?:(return)|(${ident}))\\s*(-)`,
      captures: {
        1: { name: 'keyword.operator.documentation.ballerina' },
        2: { name: 'keyword.control.documentation.ballerina' },
        3: { name: 'variable.parameter.documentation.ballerina' },
        4: { name: 'keyword.operator.documentation.ballerina' },
      },
    },
    { name: 'markup.heading.documentation.ballerina', match: '\\G\\s*#+ .*$' },
    {
      begin: '\\G\\s*(```+)\\s*(?:ballerina|bal)\\s*$',
      beginCaptures: { 1: { name: 'punctuation.definition.fenced.ballerina' } },
      end: '\\G\\s*(```+)\\s*$',
      endCaptures: { 1: { name: 'punctuation.definition.fenced.ballerina' } },
      contentName: 'meta.embedded.block.ballerina',
      patterns: [{ include: '#code' }],
    },
    {
      begin: '\\G\\s*(```+).*$',
      beginCaptures: { 1: { name: 'punctuation.definition.fenced.ballerina' } },
      end: '\\G\\s*(```+)\\s*$',
      endCaptures: { 1: { name: 'punctuation.definition.fenced.ballerina' } },
      contentName: 'markup.raw.block.documentation.ballerina',
    },
    { name: 'markup.inline.raw.documentation.ballerina', match: '(`+)[^`]+\\1' },
    { name: 'markup.bold.documentation.ballerina', match: '\\*\\*[^*\\s][^*]*\\*\\*' },
    { name: 'markup.underline.link.documentation.ballerina', match: '\\bhttps?://[^\\s)>\\]]+' },
  ],
}

const strings: Rule = {
  patterns: [
    {
      name: 'string.quoted.double.ballerina',
      begin: '"',
      beginCaptures: { 0: { name: 'punctuation.definition.string.begin.ballerina' } },
      end: '(")|$',
      endCaptures: { 1: { name: 'punctuation.definition.string.end.ballerina' } },
      patterns: [
        { name: 'constant.character.escape.ballerina', match: '\\\\(?:[tnr\\\\"]|u\\{[0-9A-Fa-f]+\\})' },
        { name: 'invalid.illegal.escape.ballerina', match: '\\\\.' },
      ],
    },
  ],
}

/** Nothing of a number is part of a name: names come first where both could begin. */
const numbers: Rule = {
  patterns: [
    {
      name: 'constant.numeric.float.hex.ballerina',
      match: '0[xX](?:[0-9A-Fa-f]*\\.(?![A-Za-z_]\\w*\\()[0-9A-Fa-f]+(?:[pP][+-]?[0-9]+)?|[0-9A-Fa-f]+[pP][+-]?[0-9]+)',
    },
    { name: 'constant.numeric.integer.hex.ballerina', match: '0[xX][0-9A-Fa-f]+' },
    {
      name: 'constant.numeric.decimal.ballerina',
      match: '(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?[dD](?![\\w\\\\])',
    },
    {
      name: 'constant.numeric.float.ballerina',
      match: '(?:[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+(?:[fF](?![\\w\\\\]))?|[fF](?![\\w\\\\]))|[0-9]*\\.[0-9]+',
    },
    { name: 'constant.numeric.integer.ballerina', match: '[0-9]+' },
  ],
}

const annotations: Rule = {
  patterns: [
    {
      match: `(@)\\s*(?:(${ident})\\s*(:)\\s*)?(${ident})`,
      captures: {
        1: { name: 'punctuation.definition.annotation.ballerina' },
        2: { name: 'entity.name.namespace.ballerina' },
        3: { name: 'punctuation.separator.namespace.ballerina' },
        4: { name: 'entity.name.function.decorator.ballerina' },
      },
    },
  ],
}

/** Declarations whose name follows a word. */
const named: Rule = {
  patterns: [
    {
      match: `${notName}\\b(type|class|enum)\\s+(${ident})`,
      captures: { 1: { name: 'storage.type.$1.ballerina' }, 2: { name: 'entity.name.type.ballerina' } },
    },
    {
      match: `${notName}\\b(function)\\s+(${ident})`,
      captures: { 1: { name: 'storage.type.function.ballerina' }, 2: { name: 'entity.name.function.ballerina' } },
    },
    {
      match: `${notName}\\b(worker)\\s+(${ident})`,
      captures: { 1: { name: 'keyword.control.ballerina' }, 2: { name: 'entity.name.function.worker.ballerina' } },
    },
    {
      begin: `^\\s*(import)\\s+`,
      beginCaptures: { 1: { name: 'keyword.control.import.ballerina' } },
      end: '(;)|$',
      endCaptures: { 1: { name: 'punctuation.terminator.statement.ballerina' } },
      patterns: [
        { include: '#comments' },
        { name: 'keyword.control.import.ballerina', match: '(?<=\\s)as\\b' },
        { name: 'punctuation.separator.ballerina', match: '[/.]' },
        { name: 'entity.name.namespace.ballerina', match: ident },
      ],
    },
  ],
}

/** Words that mean something in one place and are names in all others. */
const contextual: Rule = {
  patterns: [
    {
      match: `${notName}\\b(order|group)\\s+(by)\\b`,
      captures: { 1: { name: 'keyword.control.query.ballerina' }, 2: { name: 'keyword.control.query.ballerina' } },
    },
    { name: 'keyword.control.query.ballerina', match: `${notName}\\bouter(?=\\s+join\\b)` },
    {
      match: `${notName}\\b(on)\\s+(conflict|fail)\\b`,
      captures: { 1: { name: 'keyword.control.ballerina' }, 2: { name: 'keyword.control.ballerina' } },
    },
    // Clauses of queries: an expression follows, and no operator or bracket comes before.
    {
      name: 'keyword.control.query.ballerina',
      match: `${clause}(?:select|collect)\\b(?=\\s*$|\\s*//|\\s+(?!is\\b)[\\p{L}_'"0-9\`{\\[(!~<-]|[{(\\[])(?!\\s*[<-]\\s)`,
    },
    {
      name: 'keyword.control.query.ballerina',
      match: `${clause}(?:where|limit)\\b(?=\\s*$|\\s*//|\\s+(?!is\\b)[\\p{L}_'"0-9\`(!~<-])(?!\\s*[<-]\\s)`,
    },
    { name: 'keyword.control.query.ballerina', match: `${clause}join(?=\\s+[\\p{L}_'\\[({])` },
    { name: 'keyword.control.query.ballerina', match: `${notName}(?<!\\bequals\\s)\\bequals(?=\\s+[\\p{L}_'"0-9(\\[{]|\\s*$)` },
    { name: 'keyword.control.query.ballerina', match: `${clause}(?:ascending|descending)\\b(?!\\s*[=.:(\\[])` },
    { name: 'keyword.other.key.ballerina', match: '(?<=\\btable |[>)] |>)key(?=\\s*[(<])' },
    // Where annotations may stand.
    {
      name: 'storage.modifier.ballerina',
      match: `${notName}\\bsource(?=\\s+(?:annotation|class|client|const|enum|external|field|function|listener|object|parameter|record|remote|resource|return|service|type|var|worker)\\b)`,
    },
    {
      name: 'storage.modifier.ballerina',
      match: `(?<=\\b(?:on|source|object|record)\\s|,\\s|,)(?:parameter|field)\\b(?=\\s*(?:,[\\w\\s,]*)?(?:;|$))`,
    },
  ],
}

const keywords: Rule = {
  patterns: [
    { include: '#contextual' },
    { name: 'keyword.operator.expression.is.ballerina', match: '!is\\b' },
    { name: 'keyword.control.ballerina', match: word(control) },
    { name: 'keyword.control.query.ballerina', match: word(query) },
    { name: 'keyword.control.import.ballerina', match: word(imports) },
    { name: 'keyword.operator.expression.ballerina', match: word(operators) },
    { name: 'constant.language.ballerina', match: word(constants) },
    { name: 'storage.modifier.ballerina', match: word(modifiers) },
    { name: 'storage.type.ballerina', match: word(declarations) },
    { name: 'support.type.primitive.ballerina', match: word(types) },
  ],
}

const names: Rule = {
  patterns: [
    {
      // Of a value: a method, or a field.
      match: `(\\?\\.|(?<![.])\\.(?![.]))\\s*(${ident})(?=\\s*\\()`,
      captures: { 1: { name: 'punctuation.accessor.ballerina' }, 2: { name: 'entity.name.function.member.ballerina' } },
    },
    {
      match: `(\\?\\.|(?<![.])\\.(?![.]))\\s*(${ident})`,
      captures: { 1: { name: 'punctuation.accessor.ballerina' }, 2: { name: 'variable.other.property.ballerina' } },
    },
    {
      // Of a client.
      match: `(->)\\s*(${ident})(?=\\s*\\()`,
      captures: { 1: { name: 'keyword.operator.arrow.ballerina' }, 2: { name: 'entity.name.function.member.ballerina' } },
    },
    {
      match: `(${ident})\\s*(:)(?=[\\p{L}_'])`,
      captures: { 1: { name: 'entity.name.namespace.ballerina' }, 2: { name: 'punctuation.separator.namespace.ballerina' } },
    },
    { name: 'entity.name.function.ballerina', match: `${ident}(?=\\s*\\()` },
    { name: 'variable.other.constant.ballerina', match: "\\b[A-Z][A-Z0-9_]+\\b(?!['\\\\])" },
    { name: 'entity.name.type.ballerina', match: `(?:\\p{Lu})(?:[\\p{L}\\p{N}_]|\\\\.)*` },
    { name: 'variable.other.property.ballerina', match: `${ident}(?=:\\s)` },
    { name: 'variable.other.ballerina', match: ident },
  ],
}

const operatorSigns: Rule = {
  patterns: [
    { name: 'keyword.operator.arrow.ballerina', match: '->>|->|<-|=>' },
    { name: 'keyword.operator.range.ballerina', match: '\\.\\.\\.|\\.\\.<' },
    { name: 'keyword.operator.comparison.ballerina', match: '===|!==|==|!=|<=|>=' },
    { name: 'keyword.operator.assignment.compound.ballerina', match: '(?:<<|>>>|>>|[-+*/&|^])=' },
    { name: 'keyword.operator.logical.ballerina', match: '&&|\\|\\||!' },
    { name: 'keyword.operator.optional.ballerina', match: '\\?:' },
    { name: 'keyword.operator.annotation.ballerina', match: '\\.@' },
    { name: 'keyword.operator.navigation.ballerina', match: '/\\*\\*/<|/\\*|/<|\\.<' },
    { name: 'keyword.operator.shift.ballerina', match: '<<' },
    { name: 'punctuation.section.block.ballerina', match: '\\{\\||\\|\\}|[{}]' },
    { name: 'punctuation.section.parens.ballerina', match: '[()]' },
    { name: 'punctuation.section.brackets.ballerina', match: '[\\[\\]]' },
    { name: 'keyword.operator.assignment.ballerina', match: '=' },
    { name: 'keyword.operator.arithmetic.ballerina', match: '[-+*/%]' },
    { name: 'keyword.operator.relational.ballerina', match: '[<>]' },
    { name: 'keyword.operator.bitwise.ballerina', match: '[&|^~]' },
    { name: 'keyword.operator.optional.ballerina', match: '\\?' },
    { name: 'punctuation.terminator.statement.ballerina', match: ';' },
    { name: 'punctuation.separator.comma.ballerina', match: ',' },
    { name: 'punctuation.separator.colon.ballerina', match: ':' },
    { name: 'punctuation.accessor.ballerina', match: '\\.' },
  ],
}

/** The grammar, as an editor reads it. */
export const grammar: Grammar = {
  name: 'Ballerina',
  scopeName: 'source.ballerina',
  fileTypes: ['bal'],
  patterns: [{ include: '#code' }],
  repository: {
    code: {
      patterns: [
        { include: '#comments' },
        { include: '#documentation' },
        { include: '#strings' },
        { include: '#templates' },
        { include: '#annotations' },
        { include: '#named' },
        { include: '#keywords' },
        { include: '#numbers' },
        { include: '#names' },
        { include: '#operators' },
      ],
    },
    comments,
    documentation,
    'documentation-text': documentationText,
    strings,
    annotations,
    named,
    contextual,
    keywords,
    numbers,
    names,
    operators: operatorSigns,
    ...templates,
  },
}
