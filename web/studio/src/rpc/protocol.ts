// What the browser and the Studio server say to each other; docs/studio.md
// describes it. The models within are in models.ts.

import type { Diagnostic as LspDiagnostic, Range as LspRange } from 'vscode-languageserver-types'
import type { Entry, Flow, Form, Intent, Item, Overview, Palette, Range, Ref, Sequence, Service, Types } from './models'

export type { LspDiagnostic, LspRange }

export interface File {
  uri: string
  /** Relative to the root. */
  path: string
  version: number
  kind: 'bal' | 'toml' | 'md' | 'other'
}

export interface History {
  undo: string | null
  redo: string | null
}

export interface PackageInfo {
  /** From the root; "." for the root itself. */
  path: string
  org: string
  name: string
  version: string
}

export interface Hello {
  client: string
  root: string
  state: 'empty' | 'package' | 'workspace' | 'file'
  package?: PackageInfo
  /** Of a workspace. */
  packages?: PackageInfo[]
  files: File[]
  history: History
  version: string
}

export interface TextChange {
  range: LspRange
  text: string
}

export interface Template {
  id: string
  title: string
  doc: string
}

export interface ConfigValue {
  id: string
  name: string
  module: string
  type: string
  default?: string
  value?: string
  source?: string
  secret: boolean
  required: boolean
  doc: string
  uses: Range[]
  problem?: string
  /** False for a value that is not in Config.toml, or not in a form that can be changed from here. */
  editable: boolean
  /** Of the package, not of what it imports. */
  own: boolean
  /** Why it cannot be changed from here. */
  reason?: string
  /** Of a value with parts: what they can be, and what they are. */
  shape?: ConfigShape
  tree?: ConfigNode
  /** Where it stands in Config.toml, from 1. */
  line?: number
}

export interface ConfigShape {
  kind: 'text' | 'integer' | 'number' | 'boolean' | 'choice' | 'list' | 'record' | 'map' | 'any'
  options?: string[]
  /** Of a list or a map. */
  item?: ConfigShape
  fields?: { name: string; required: boolean; shape: ConfigShape }[]
}

/** A value as Config.toml has it. */
export interface ConfigNode {
  kind: 'value' | 'list' | 'table'
  text?: string
  items?: ConfigNode[]
  entries?: { key: string; node: ConfigNode }[]
}

export interface Running {
  session: string
  kind: 'run' | 'debug' | 'test'
  /** The path of its package. */
  package: string
  since: string
  listeners: { id: string; address: string }[]
  dev: boolean
  /** It runs tests: those named, or all. */
  test: boolean
  tests: string[]
  debug?: DebugState
}

/** How far a program in the debugger is; of the Debug Adapter Protocol as far as it says so. */
export interface DebugState {
  session: string
  phase: 'starting' | 'running' | 'stopped'
  /** The body of the event, while it is stopped. */
  stopped?: unknown
  /** Grows with each change of the phase. */
  round: number
  capabilities?: unknown
  exceptions: string[]
  breakpoints: SetBreakpoints[]
}

/** What the debugger makes of the breakpoints of a source. */
export interface SetBreakpoints {
  uri: string
  breakpoints: { line: number; verified: boolean; message?: string }[]
}

/** A program and what it has printed so far. */
export interface Told extends Running {
  /** Null while it runs. */
  code: number | null
  output: { stream: 'stdout' | 'stderr' | 'console'; text: string }[]
  /** The beginning of the output is no longer kept. */
  cut: boolean
}

/** A part of JSON Schema, with an example. */
export interface Schema {
  type?: string | string[]
  format?: string
  description?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  example?: unknown
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  additionalProperties?: boolean | Schema
  $ref?: string
  $defs?: Record<string, Schema>
}

export interface TryParameter {
  name: string
  in: 'path' | 'query' | 'header' | 'body'
  type: string
  required: boolean
  default?: string
  schema?: Schema
}

export interface TryResource {
  id: string
  method: string
  path: string
  segments: { name: string; type?: string; param?: boolean; rest?: boolean }[]
  parameters: TryParameter[]
  responses: { status: number; type: string; body?: string }[]
}

export interface TryService {
  id: string
  title: string
  /** Where it answers; "" where only the running program knows. */
  base: string
  running: boolean
  resources: TryResource[]
}

export interface TryResponse {
  status: number
  reason: string
  headers: [string, string][]
  body: string
  encoding: 'utf8' | 'base64'
  ms: number
  size: number
  /** The body was longer than what is here. */
  cut?: boolean
}

export interface Breakpoint {
  line: number
  condition?: string
  hitCondition?: string
  logMessage?: string
}

/** A value that is not in the file yet, and where it would stand. */
export interface CheckParams {
  /** What the form would send with its values so far. */
  intent: Intent
  /** The field that the text is in. */
  key: string
  text: string
  /** With a cursor there is completion at it. */
  cursor?: number
  /** What stands around the text within the field's value. */
  before?: string
  after?: string
}

export interface CheckDiagnostic {
  severity: 'error' | 'warning' | 'hint'
  message: string
  from: number
  to: number
}

export interface CompletionItem {
  label: string
  /** As CompletionItemKind of the language server protocol. */
  kind: number
  detail?: string
  doc?: string
  insert: string
  snippet?: boolean
  sort: string
  imports?: boolean
}

export interface Checked {
  revision: number
  checked: { diagnostics: CheckDiagnostic[]; completion?: { from: number; to: number; items: CompletionItem[] } } | null
  problem?: string
}

export interface Model<T> {
  revision: number
  model: T | null
}

export interface WatchedModels {
  overview: Overview
  flow: Flow
  sequence: Sequence
  service: Service
}

export type WatchKind = keyof WatchedModels

interface Call<P, R> {
  params: P
  result: R
}

type None = Record<string, never>

/** The calls of the server by their names. Calls of the language server are made with Connection.request. */
/** An OpenAPI document, and what to make of it. */
export interface ApiParams {
  name?: string
  text?: string
  /** Of a file of the project, instead of a text. */
  uri?: string
  mode: 'client' | 'service'
  module?: string
  tags?: string[]
  listener?: string
  port?: string
  basePath?: string
  /** Else it is a preview. */
  write?: boolean
}

export interface ApiProblem {
  file: string
  line: number
  col: number
  message: string
}

/** What an OpenAPI document becomes. */
export interface ApiCode {
  summary: { title: string; version: string; url: string; basePath: string; operations: { method: string; path: string; summary?: string }[]; tags: string[] } | null
  files: { uri: string; path: string; text: string }[]
  types: string[]
  notes: ApiProblem[]
  /** Why there is nothing else. */
  problems: ApiProblem[]
  module?: string
  service?: string
}

/** A database, and the tables to make types for; none for a list of all. */
export interface DatabaseParams {
  kind: 'mysql'
  host: string
  port: string
  user: string
  password: string
  database: string
  tables?: string[]
}

export interface DatabaseTable {
  name: string
  comment?: string
  view?: boolean
  columns: { name: string; sql: string; type: string }[]
}

export interface Methods {
  'studio/hello': Call<{ package?: string }, Hello>
  'studio/read': Call<{ uri: string }, { uri: string; version: number; text: string }>
  'studio/change': Call<{ uri: string; version: number; changes: TextChange[]; label?: string }, { version: number }>
  'studio/undo': Call<None, { label: string }>
  'studio/redo': Call<None, { label: string }>

  'studio/overview': Call<None, Model<Overview>>
  'studio/types': Call<None, Model<Types>>
  'studio/flow': Call<{ id: string }, Model<Flow>>
  'studio/sequence': Call<{ id: string }, Model<Sequence>>
  'studio/service': Call<{ id: string }, Model<Service>>
  'studio/nodeForm': Call<{ id: string }, Model<Form>>
  'studio/declForm': Call<{ id: string }, Model<Form>>
  'studio/itemForm': Call<{ item: Item }, Model<Form>>
  'studio/palette': Call<{ at: string; query: string }, Model<Palette>>
  'studio/scope': Call<{ id: string }, Model<Ref[]>>
  'studio/connectors': Call<None, Model<Entry[]>>
  'studio/listeners': Call<None, Model<Entry[]>>
  'studio/uses': Call<{ id: string }, Model<Range[]>>
  'studio/flowIds': Call<None, Model<string[]>>
  'studio/at': Call<{ uri: string; offset: number }, Model<{ flow: string; node: string }>>
  'studio/watch': Call<{ kind: WatchKind; id?: string }, { watch: number; revision: number; model: unknown }>
  'studio/unwatch': Call<{ watch: number }, None>
  'studio/edit': Call<{ intent: Intent }, { revision: number; files: { uri: string; version: number }[]; node?: string }>
  'studio/checkExpression': Call<CheckParams, Checked>
  'studio/readme': Call<None, { html: string }>
  'studio/openapi': Call<ApiParams, ApiCode>
  'studio/database': Call<DatabaseParams, { tables?: DatabaseTable[]; types?: string[]; path?: string; revision?: number }>

  'studio/createProject': Call<{ name: string; org?: string; template: string }, Hello>
  'studio/templates': Call<None, Template[]>
  'studio/openPackage': Call<{ path: string }, Hello>
  /** `problems` are what is wrong besides: keys that no variable takes, or a file that is not TOML. */
  'studio/config': Call<None, { values: ConfigValue[]; problems?: string[] }>
  'studio/setConfig': Call<{ id: string; value: string | null; path?: (string | number)[] }, None>

  'studio/run': Call<{ dev: boolean; args?: string[]; mode?: 'run' | 'test'; tests?: string[] }, { session: string }>
  'studio/stop': Call<{ session: string }, None>
  'studio/services': Call<None, TryService[]>
  'studio/try': Call<{ method: string; url: string; headers: [string, string][]; body?: string }, TryResponse>
  /** Has `studio/sessions` told. */
  'studio/sessions': Call<None, None>
  'studio/debug': Call<{ mode: 'run' | 'test'; dev?: boolean; tests?: string[]; exceptions?: string[] }, { session: string }>
  /** A request of the Debug Adapter Protocol; its answer comes as `debug/message`. */
  'debug/message': Call<{ session: string; message: unknown }, None>
  'studio/breakpoints': Call<None, { uri: string; breakpoints: Breakpoint[] }[]>
  'studio/setBreakpoints': Call<{ uri: string; breakpoints: Breakpoint[] }, None>
}

export type ChangeOrigin = 'edit' | 'typing' | 'undo' | 'redo' | 'disk' | 'config'

/** What the server tells without being asked. */
export interface Notifications {
  'studio/changed': { uri: string; version: number; changes: TextChange[]; origin: ChangeOrigin; client: string }
  /** Packages came or went. */
  'studio/project': Hello
  'studio/files': { files: File[] }
  'studio/saved': { uri: string; version: number }
  'studio/history': History
  'studio/notice': { severity: 'error' | 'warning' | 'info'; message: string }
  'studio/model': { watch: number; revision: number; model: unknown }
  'studio/output': { session: string; stream: 'stdout' | 'stderr' | 'console'; text: string }
  'studio/sessions': { sessions: Told[] }
  'studio/exited': { session: string; code: number }
  'studio/running': { sessions: Running[] }
  'studio/breakpoints': { uri: string; breakpoints: Breakpoint[] }
  'debug/message': { session: string; message: unknown }
  'debug/state': DebugState
  'debug/breakpoints': SetBreakpoints & { session: string }
  'textDocument/publishDiagnostics': { uri: string; version?: number; diagnostics: LspDiagnostic[] }
}
