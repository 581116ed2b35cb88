import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// What a person does with Studio, in a browser. One file after the other: each has a
// browser of its own.
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('.', import.meta.url)),
    include: ['*.test.ts'],
    globalSetup: './setup.ts',
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
