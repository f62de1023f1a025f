import { spawnSync } from 'node:child_process'
import { ensureWebBuilt } from './build-web.ts'
import { installTestTools } from './install-test-tools.ts'

/** `npm test`: brings what the tests need beyond npm, builds the browser application, runs every test. */
installTestTools()
await ensureWebBuilt()
const { status } = spawnSync('vitest', ['run', ...process.argv.slice(2)], { stdio: 'inherit' })
process.exitCode = status ?? 1
