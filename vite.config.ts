import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Aliases (`#web/*` and the like) come from the `imports` of package.json. */
export default defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The shell with antd, router and query is one chunk of some 900 kB (290 kB packed) on a closed network.
    chunkSizeWarningLimit: 1200,
    reportCompressedSize: false,
  },
  server: {
    proxy: { '/api': process.env.API_URL ?? 'http://127.0.0.1:8848' },
  },
})
