// Files as URIs, which is what documents go by, and as paths, which the debugger knows.

export function pathOf(uri: string): string | null {
  if (!uri.startsWith('file://')) return null
  const path = decodeURIComponent(uri.slice('file://'.length))
  return /^\/[A-Za-z]:/.test(path) ? path.slice(1).replace(/\//g, '\\') : path
}

export function uriOf(path: string): string {
  const slashed = path.replace(/\\/g, '/')
  const parts = slashed.split('/').map((p) => encodeURIComponent(p))
  return 'file://' + (slashed.startsWith('/') ? '' : '/') + parts.join('/')
}

/** Whether two URIs are of the same file, however they are escaped. */
export function sameUri(a: string, b: string): boolean {
  return a === b || (pathOf(a) !== null && pathOf(a) === pathOf(b))
}
