// Templates: text between back-ticks, read by what its tag says, with code between ${ and }.

import { any, notName, type Rule } from './rule'
import { sql, sqlStart } from './words'

/** A template with a tag: its text by rules of its own. */
function tagged(tag: string, name: string, patterns: Rule[]): Rule {
  return {
    name: `meta.template.${tag.replace(/\W.*/, '')}.ballerina`,
    begin: `${notName}\\b(${tag})\\s*(\`)`,
    beginCaptures: {
      1: { name: 'storage.type.template.ballerina' },
      2: { name: 'punctuation.definition.string.template.begin.ballerina' },
    },
    end: '`',
    endCaptures: { 0: { name: 'punctuation.definition.string.template.end.ballerina' } },
    contentName: name,
    patterns: [{ include: '#interpolation' }, ...patterns],
  }
}

/** A template without a tag, when what follows the back-tick looks like next. */
function raw(next: string, name: string, patterns: Rule[]): Rule {
  return {
    name: 'meta.template.raw.ballerina',
    begin: `\`${next}`,
    beginCaptures: { 0: { name: 'punctuation.definition.string.template.begin.ballerina' } },
    end: '`',
    endCaptures: { 0: { name: 'punctuation.definition.string.template.end.ballerina' } },
    contentName: name,
    patterns: [{ include: '#interpolation' }, ...patterns],
  }
}

const regexp: Rule = {
  patterns: [
    {
      begin: '(\\[)(\\^)?',
      beginCaptures: {
        1: { name: 'punctuation.definition.character-class.regexp' },
        2: { name: 'keyword.operator.negation.regexp' },
      },
      end: '(\\])|(?=`)',
      endCaptures: { 1: { name: 'punctuation.definition.character-class.regexp' } },
      name: 'constant.other.character-class.set.regexp',
      patterns: [
        { include: '#interpolation' },
        { include: '#regexp-escape' },
        { name: 'keyword.operator.range.regexp', match: '(?<=[^\\[\\\\])-(?=[^\\]`])' },
      ],
    },
    { include: '#regexp-escape' },
    {
      match: '(\\()(?:(\\?)([ims x]*(?:-[imsx]*)?)(:))?',
      captures: {
        1: { name: 'punctuation.definition.group.regexp' },
        2: { name: 'keyword.operator.group.regexp' },
        3: { name: 'keyword.other.flags.regexp' },
        4: { name: 'keyword.operator.group.regexp' },
      },
    },
    { name: 'punctuation.definition.group.regexp', match: '\\)' },
    { name: 'keyword.operator.quantifier.regexp', match: '(?:[*+?]|\\{[0-9]+(?:,[0-9]*)?\\})\\??' },
    { name: 'keyword.operator.or.regexp', match: '\\|' },
    { name: 'keyword.control.anchor.regexp', match: '[\\^$]' },
    { name: 'constant.other.character-class.regexp', match: '\\.' },
  ],
}

const regexpEscape: Rule = {
  patterns: [
    {
      name: 'constant.other.character-class.unicode.regexp',
      match: '\\\\[pP]\\{(?:(?:sc|gc)=)?\\w+\\}',
    },
    { name: 'constant.other.character-class.regexp', match: '\\\\[dDsSwW]' },
    { name: 'constant.character.escape.regexp', match: '\\\\(?:u\\{[0-9A-Fa-f]+\\}|[^`])' },
  ],
}

const xmlName = '[\\p{L}_][\\p{L}\\p{N}_.\\-]*'

const xml: Rule = {
  patterns: [
    { name: 'comment.block.xml', begin: '<!--', end: '-->|(?=`)', patterns: [{ include: '#interpolation' }] },
    { name: 'string.unquoted.cdata.xml', begin: '<!\\[CDATA\\[', end: '\\]\\]>|(?=`)', patterns: [{ include: '#interpolation' }] },
    {
      name: 'meta.tag.preprocessor.xml',
      begin: `(<\\?)(${xmlName})?`,
      beginCaptures: { 1: { name: 'punctuation.definition.tag.xml' }, 2: { name: 'entity.name.tag.xml' } },
      end: '\\?>|(?=`)',
      endCaptures: { 0: { name: 'punctuation.definition.tag.xml' } },
      patterns: [{ include: '#interpolation' }],
    },
    {
      name: 'meta.tag.xml',
      begin: `(</?)(?:(${xmlName})(:))?(${xmlName})`,
      beginCaptures: {
        1: { name: 'punctuation.definition.tag.xml' },
        2: { name: 'entity.name.namespace.xml' },
        3: { name: 'punctuation.separator.namespace.xml' },
        4: { name: 'entity.name.tag.xml' },
      },
      end: '(/?>)|(?=`)',
      endCaptures: { 1: { name: 'punctuation.definition.tag.xml' } },
      patterns: [
        { include: '#interpolation' },
        {
          match: `(?:(${xmlName})(:))?(${xmlName})(?=\\s*=)`,
          captures: {
            1: { name: 'entity.name.namespace.xml' },
            2: { name: 'punctuation.separator.namespace.xml' },
            3: { name: 'entity.other.attribute-name.xml' },
          },
        },
        { name: 'punctuation.separator.key-value.xml', match: '=' },
        ...['"', "'"].map((q) => ({
          name: `string.quoted.${q === '"' ? 'double' : 'single'}.xml`,
          begin: q,
          end: `${q}|(?=\`)`,
          patterns: [{ include: '#interpolation' }, { include: '#xml-entity' }],
        })),
      ],
    },
    { include: '#xml-entity' },
  ],
}

const sqlText = (words: string, other: string): Rule[] => [
  { name: 'comment.line.double-dash.sql', match: '--(?:(?!\\$\\{)[^`])*' },
  { name: 'comment.block.sql', begin: '/\\*', end: '\\*/|(?=`)', patterns: [{ include: '#interpolation' }] },
  { name: 'string.quoted.single.sql', begin: "'", end: "'|(?=`)", patterns: [{ include: '#interpolation' }] },
  { name: 'string.quoted.double.sql', begin: '"', end: '"|(?=`)', patterns: [{ include: '#interpolation' }] },
  { name: 'keyword.other.sql', match: `${words}\\b(?:${any(sql)})\\b` },
  { name: 'support.function.sql', match: '\\b[A-Za-z_]\\w*(?=\\()' },
  { name: other, match: '\\b[0-9]+(?:\\.[0-9]+)?\\b' },
  { name: 'keyword.operator.sql', match: '<>|<=|>=|!=|\\|\\||[-+*/%=<>]' },
]

/** The rules of all templates, for the grammar's repository. */
export const templates: Record<string, Rule> = {
  templates: {
    patterns: [
      tagged('string', 'string.template.ballerina', []),
      tagged('xml', 'string.template.xml.ballerina', [{ include: '#xml' }]),
      tagged('re', 'string.regexp.ballerina', [{ include: '#regexp' }]),
      tagged('base(?:16|64)', 'string.template.bytes.ballerina', []),
      raw(`(?=\\s*(?i:${any(sqlStart)})\\b)`, 'string.template.sql.ballerina', sqlText('(?i)', 'constant.numeric.sql')),
      raw('(?=\\s*$)', 'string.template.raw.ballerina', sqlText('', 'constant.numeric.sql')),
      raw('', 'string.template.raw.ballerina', []),
      {
        name: 'meta.natural.ballerina',
        begin: `${notName}\\b(natural)\\b(?=\\s*(?:\\((?:[^()]|\\([^()]*\\))*\\)\\s*)?\\{)`,
        beginCaptures: { 1: { name: 'keyword.other.natural.ballerina' } },
        end: '(?<=\\})',
        patterns: [
          { begin: '\\(', end: '\\)', patterns: [{ include: '#parens' }, { include: '#code' }] },
          {
            begin: '\\{',
            beginCaptures: { 0: { name: 'punctuation.section.block.ballerina' } },
            end: '\\}',
            endCaptures: { 0: { name: 'punctuation.section.block.ballerina' } },
            contentName: 'string.template.natural.ballerina',
            patterns: [{ include: '#interpolation' }, { include: '#natural-braces' }],
          },
        ],
      },
    ],
  },
  'natural-braces': { begin: '\\{', end: '\\}', patterns: [{ include: '#interpolation' }, { include: '#natural-braces' }] },
  parens: { begin: '\\(', end: '\\)', patterns: [{ include: '#parens' }, { include: '#code' }] },
  interpolation: {
    patterns: [
      {
        name: 'meta.interpolation.ballerina',
        begin: '\\$\\{',
        beginCaptures: { 0: { name: 'punctuation.section.interpolation.begin.ballerina' } },
        end: '\\}',
        endCaptures: { 0: { name: 'punctuation.section.interpolation.end.ballerina' } },
        contentName: 'source.embedded.ballerina',
        patterns: [{ include: '#braces' }, { include: '#code' }],
      },
    ],
  },
  braces: {
    begin: '\\{\\|?',
    beginCaptures: { 0: { name: 'punctuation.section.block.ballerina' } },
    end: '\\|?\\}',
    endCaptures: { 0: { name: 'punctuation.section.block.ballerina' } },
    patterns: [{ include: '#braces' }, { include: '#code' }],
  },
  regexp,
  'regexp-escape': regexpEscape,
  xml,
  'xml-entity': {
    patterns: [{ name: 'constant.character.entity.xml', match: '&(?:#[0-9]+|#x[0-9A-Fa-f]+|[\\p{L}_][\\p{L}\\p{N}_]*);' }],
  },
}
