import { defineConfig } from 'vitest/config'
import config from './vitest.config'

export default defineConfig({ test: { ...config.test, include: ['screenshots.ts'], testTimeout: 900_000 } })
