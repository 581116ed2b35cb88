// What an OpenAPI file says of the API as a whole: enough to connect to it.

export interface ApiSpec {
  title: string
  /** Where it is; "" where the file does not say. */
  url: string
  operations: { method: string; path: string; summary: string }[]
}

const methods = new Set(['get', 'post', 'put', 'patch', 'delete', 'head', 'options'])

/** Reads a specification in JSON, or the parts that matter of one in YAML; null for anything else. */
export function readSpec(text: string): ApiSpec | null {
  if (text.trimStart().startsWith('{')) {
    try {
      return fromJson(JSON.parse(text) as Json)
    } catch {
      return null
    }
  }
  return fromYaml(text)
}

interface Json {
  openapi?: unknown
  swagger?: unknown
  info?: { title?: unknown }
  servers?: { url?: unknown }[]
  schemes?: unknown[]
  host?: unknown
  basePath?: unknown
  paths?: Record<string, Record<string, { summary?: unknown } | undefined> | undefined>
}

function fromJson(json: Json): ApiSpec | null {
  if (json.openapi === undefined && json.swagger === undefined) return null
  const operations: ApiSpec['operations'] = []
  for (const [path, item] of Object.entries(json.paths ?? {})) {
    for (const [method, op] of Object.entries(item ?? {})) {
      if (methods.has(method)) operations.push({ method, path, summary: text(op?.summary) })
    }
  }
  const host = text(json.host)
  const url = text(json.servers?.[0]?.url) || (host ? `${text(json.schemes?.[0]) || 'https'}://${host}${text(json.basePath)}` : '')
  return { title: text(json.info?.title), url, operations }
}

function text(v: unknown): string {
  return typeof v === 'string' ? v : ''
}

/** Reads what has a line of its own: titles, servers, paths with their methods. */
function fromYaml(source: string): ApiSpec | null {
  if (!/^(openapi|swagger)\s*:/m.test(source)) return null
  const spec: ApiSpec = { title: '', url: '', operations: [] }
  const plain = { host: '', basePath: '', scheme: '' }
  let section = ''
  let path = ''
  let pathIndent = 0
  let methodIndent = 0
  for (const line of source.split(/\r?\n/)) {
    if (/^\s*(#|$)/.test(line)) continue
    const indent = line.length - line.trimStart().length
    const m = /^\s*(?:-\s+)?(?:"([^"]*)"|'([^']*)'|([^\s:#"'][^:#]*|\/[^:]*))\s*:\s*(.*)$/.exec(line)
    const key = (m?.[1] ?? m?.[2] ?? m?.[3] ?? '').trim()
    const value = unquoted(m?.[4] ?? '')
    if (indent === 0 && m && !line.startsWith('-')) {
      section = key
      path = ''
      if (key === 'host') plain.host = value
      if (key === 'basePath') plain.basePath = value
      continue
    }
    if (section === 'info' && key === 'title' && !spec.title) spec.title = value
    else if (section === 'servers' && key === 'url' && !spec.url) spec.url = value
    else if (section === 'schemes' && !plain.scheme) plain.scheme = line.trim().replace(/^-\s*/, '')
    else if (section === 'paths' && m) {
      if (key.startsWith('/') && (path === '' || indent <= pathIndent)) {
        path = key
        pathIndent = indent
        methodIndent = 0
      } else if (path !== '' && methods.has(key) && indent > pathIndent && (methodIndent === 0 || indent === methodIndent)) {
        methodIndent = indent
        spec.operations.push({ method: key, path, summary: '' })
      } else if (key === 'summary' && spec.operations.length > 0 && indent > methodIndent) {
        spec.operations[spec.operations.length - 1]!.summary ||= value
      }
    }
  }
  if (!spec.url && plain.host) spec.url = `${plain.scheme || 'https'}://${plain.host}${plain.basePath}`
  return spec
}

function unquoted(v: string): string {
  const m = /^(?:"([^"]*)"|'([^']*)')/.exec(v)
  return m ? (m[1] ?? m[2] ?? '') : v.replace(/\s+#.*$/, '').trim()
}
