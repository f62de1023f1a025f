import { spawnSync } from 'node:child_process'

/** Everything `npm run check` proves, in order of how fast it fails. All of them run; each failure is named. */
const steps: [name: string, command: string, ...args: string[]][] = [
  ['format and lint', 'biome', 'ci', '--colors=off', '--error-on-warnings', '.'],
  ['lint with types', 'oxlint', '--type-aware', '--deny-warnings', 'src', 'scripts', 'bench', 'e2e'],
  ['types', 'tsc', '--noEmit'],
  ['types of core without DOM and Node', 'tsc', '--noEmit', '-p', 'tsconfig.core.json'],
  ['boundaries', 'node', 'scripts/check-boundaries.ts'],
  ['unused code', 'knip'],
  ['generated files', 'node', 'scripts/generate.ts', '--check'],
]

const failed: string[] = []
for (const [name, command, ...args] of steps) {
  const started = performance.now()
  const { status } = spawnSync(command, args, { stdio: 'inherit' })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`)
  if (status !== 0) failed.push(name)
}
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`)
  process.exitCode = 1
}
