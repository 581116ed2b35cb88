import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

// In development Vite serves the sources and passes the socket on to a server
// started by `barre studio --no-open --port 7070`; open Vite's address with the
// token that the server printed.
const server = process.env.BARRE_STUDIO ?? 'http://127.0.0.1:7070'

export default defineConfig({
  plugins: [react()],
  base: './',
  build: {
    outDir: 'build',
    target: 'es2022',
    chunkSizeWarningLimit: 4000,
    modulePreload: { polyfill: false },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/ws': { target: server, ws: true, changeOrigin: true, rewriteWsOrigin: true } },
  },
  test: { include: ['src/**/*.test.ts', 'src/**/*.test.tsx'], environment: 'node' },
})
