import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.tsx'))

// A class that its style sheet does not have is undefined, and nobody complains.
it.each(sources)('%s names classes that its style sheets have', (file) => {
  const text = readFileSync(join(root, file), 'utf8')
  const missing: string[] = []
  for (const [, name, path] of text.matchAll(/import (\w+) from '([^']+\.module\.css)'/g)) {
    const css = readFileSync(join(root, dirname(file), path!), 'utf8')
    const known = new Set([...css.matchAll(/\.([A-Za-z][\w-]*)/g)].map((m) => m[1]))
    // Not the path of the import, in which a name may stand as well.
    for (const [, used] of text.matchAll(new RegExp(`(?<![/\\w])${name}\\.(\\w+)`, 'g'))) {
      if (!known.has(used)) missing.push(`${name}.${used} (${relative(root, join(root, dirname(file), path!))})`)
    }
  }
  expect(missing).toEqual([])
})
