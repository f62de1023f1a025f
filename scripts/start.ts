import { ensureWebBuilt } from './build-web.ts'

/** `npm start`: builds the browser application when it is missing or older than its sources, then serves. */
await ensureWebBuilt()
process.argv.splice(2, process.argv.length, 'serve')
await import('../src/cli/main.ts')
