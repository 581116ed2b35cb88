// Names and ports to propose for something new.

import { listArtifacts } from '../explorer/artifacts'
import type { Overview } from '../rpc/models'

const firstPort = 9090

/** A port that no listener in the code says it listens on. */
export function freePort(o: Overview | null): string {
  const said = [...(o?.listeners ?? []).map((l) => l.value ?? ''), ...(o?.entryPoints ?? []).flatMap((e) => e.listeners ?? []), ...(o?.configurables ?? []).map((c) => c.value ?? '')]
  const taken = new Set(said.flatMap((text) => text.match(/\b\d{2,5}\b/g) ?? []).map(Number))
  let port = firstPort
  while (taken.has(port)) port++
  return String(port)
}

/** A name like this that nothing has. */
export function freeName(name: string, o: Overview | null): string {
  const taken = new Set(listArtifacts(o).map((a) => a.name))
  if (!taken.has(name)) return name
  let n = 2
  while (taken.has(`${name}${n}`)) n++
  return `${name}${n}`
}
