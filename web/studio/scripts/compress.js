// Compresses what Vite built in build/ into dist/app, from where the Go package
// web embeds it: only .gz files, so that the binary holds nothing twice.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const from = join(root, 'build')
const to = join(root, 'dist', 'app')
const limit = 3 * 1024 * 1024

for (const name of readdirSync(to)) {
  if (name !== 'placeholder') rmSync(join(to, name), { recursive: true })
}
let total = 0
const sizes = []
for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile()) continue
  const path = join(entry.parentPath, entry.name)
  const name = path.slice(from.length + 1)
  const packed = gzipSync(readFileSync(path), { level: 9 })
  const out = join(to, `${name}.gz`)
  mkdirSync(dirname(out), { recursive: true })
  writeFileSync(out, packed)
  total += packed.length
  sizes.push([packed.length, name])
}
sizes.sort((a, b) => b[0] - a[0])
for (const [size, name] of sizes.slice(0, 5)) console.log(`${String(Math.round(size / 1024)).padStart(6)} KB  ${name}`)
console.log(`${String(Math.round(total / 1024)).padStart(6)} KB  in all, compressed`)
if (total > limit) {
  console.error(`The bundle is larger than ${limit / 1024 / 1024} MB compressed.`)
  process.exit(1)
}
