// An OpenAPI document to make code of, and what it becomes.

import type { ApiCode, ApiParams, ApiProblem, File } from '../rpc/protocol'

/** Where a document is: a file of the person's, a text, or a file of the project. */
export type Source = { from: 'text'; name: string; text: string } | { from: 'project'; uri: string; path: string }

/** The parameters that say which document it is. */
export function documentOf(source: Source): Pick<ApiParams, 'name' | 'text' | 'uri'> {
  return source.from === 'text' ? { name: source.name, text: source.text } : { uri: source.uri }
}

/** A name for the module of a connector, by the title of the API or the name of its file. */
export function moduleFor(title: string, taken: ReadonlySet<string>): string {
  const words = title
    .toLowerCase()
    .replace(/\.(json|ya?ml)$/, '')
    .split(/[^a-z0-9]+/)
    .filter((w) => w !== '' && w !== 'api' && w !== 'the' && w !== 'rest')
  let name = words.slice(0, 3).join('_')
  if (!/^[a-z]/.test(name)) name = name === '' ? 'api' : `api_${name}`
  if (!taken.has(name)) return name
  let n = 2
  while (taken.has(`${name}${n}`)) n++
  return `${name}${n}`
}

/** The modules that the project has, by their folders. */
export function modulesOf(files: readonly File[]): Set<string> {
  return new Set(files.flatMap((f) => /(?:^|\/)modules\/([^/]+)\//.exec(f.path)?.[1] ?? []))
}

/** The files of the project that may be OpenAPI documents. */
export function candidates(files: readonly File[]): File[] {
  return files.filter((f) => /\.(ya?ml|json)$/i.test(f.path) && !/(^|\/)(package(-lock)?|tsconfig|docker-compose)\.(json|ya?ml)$/.test(f.path))
}

/** The file that a code is at first: the service or the client. */
export function mainFile(code: ApiCode): string {
  return (code.files.find((f) => /_service\d*\.bal$|client\.bal$/.test(f.path)) ?? code.files[0])?.path ?? ''
}

/** Where a problem is, as editors say it. */
export function placeOf(p: ApiProblem): string {
  return `${p.file}:${p.line}:${p.col}`
}
