// The words of Ballerina by what they are coloured as. A test compares them with the
// compiler's, so that none is missing.

/** Words that decide what runs next, or that mark a value whose error does. */
export const control = [
  'break',
  'check',
  'checkpanic',
  'commit',
  'continue',
  'do',
  'else',
  'fail',
  'flush',
  'foreach',
  'fork',
  'if',
  'lock',
  'match',
  'panic',
  'retry',
  'return',
  'rollback',
  'start',
  'transaction',
  'trap',
  'wait',
  'while',
  'worker',
]

/** Clauses of query expressions, besides those that are a name elsewhere. */
export const query = ['from', 'in', 'let', 'on', 'returns']

/** Words with the form of a name that are clauses of queries where they can be. */
export const soft = ['ascending', 'descending', 'equals', 'join', 'order', 'outer', 'select', 'where']

/** What is declared. */
export const declarations = [
  'annotation',
  'class',
  'const',
  'enum',
  'function',
  'listener',
  'object',
  'record',
  'resource',
  'service',
  'type',
  'var',
  'xmlns',
]

/** What is said of a declaration. */
export const modifiers = [
  'client',
  'configurable',
  'distinct',
  'external',
  'final',
  'isolated',
  'private',
  'public',
  'readonly',
  'remote',
  'transactional',
]

/** Types with a name of the language's own. */
export const types = [
  'any',
  'anydata',
  'boolean',
  'byte',
  'decimal',
  'error',
  'float',
  'future',
  'handle',
  'int',
  'json',
  'map',
  'never',
  'stream',
  'string',
  'table',
  'typedesc',
  'xml',
]

/** Values with a name of the language's own. */
export const constants = ['false', 'null', 'true']

/** Operators that are words. */
export const operators = ['as', 'is', 'new', 'typeof']

/** Words that begin an import. */
export const imports = ['import']

/** Tags of templates of bytes: names elsewhere. */
export const byteTags = ['base16', 'base64']

/** All that the compiler takes for a keyword. */
export const keywords = [...control, ...query, ...soft, ...declarations, ...modifiers, ...types, ...constants, ...operators, ...imports, ...byteTags]

/** Words of SQL, for templates that hold a query. */
export const sql = [
  'ADD',
  'ALL',
  'ALTER',
  'AND',
  'ANY',
  'AS',
  'ASC',
  'AUTO_INCREMENT',
  'BEGIN',
  'BETWEEN',
  'BY',
  'CALL',
  'CASCADE',
  'CASE',
  'CAST',
  'CHECK',
  'COLUMN',
  'COMMIT',
  'CONFLICT',
  'CONSTRAINT',
  'CREATE',
  'CROSS',
  'DATABASE',
  'DEFAULT',
  'DELETE',
  'DESC',
  'DISTINCT',
  'DO',
  'DROP',
  'DUPLICATE',
  'ELSE',
  'END',
  'EXCEPT',
  'EXEC',
  'EXISTS',
  'FALSE',
  'FETCH',
  'FIRST',
  'FOR',
  'FOREIGN',
  'FROM',
  'FULL',
  'FUNCTION',
  'GROUP',
  'HAVING',
  'IF',
  'IN',
  'INDEX',
  'INNER',
  'INSERT',
  'INTERSECT',
  'INTO',
  'IS',
  'JOIN',
  'KEY',
  'LEFT',
  'LIKE',
  'LIMIT',
  'MERGE',
  'NATURAL',
  'NEXT',
  'NOT',
  'NULL',
  'OFFSET',
  'ON',
  'ONLY',
  'OR',
  'ORDER',
  'OUTER',
  'OVER',
  'PARTITION',
  'PRIMARY',
  'PROCEDURE',
  'REFERENCES',
  'REPLACE',
  'RETURNING',
  'RIGHT',
  'ROLLBACK',
  'ROW',
  'ROWS',
  'SELECT',
  'SET',
  'TABLE',
  'THEN',
  'TO',
  'TOP',
  'TRIGGER',
  'TRUE',
  'TRUNCATE',
  'UNION',
  'UNIQUE',
  'UPDATE',
  'USING',
  'VALUES',
  'VIEW',
  'WHEN',
  'WHERE',
  'WITH',
]

/** Words that a statement of SQL begins with. */
export const sqlStart = [
  'ALTER',
  'CALL',
  'CREATE',
  'DELETE',
  'DROP',
  'EXEC',
  'INSERT',
  'MERGE',
  'REPLACE',
  'SELECT',
  'SHOW',
  'TRUNCATE',
  'UPDATE',
  'USE',
  'WITH',
]
