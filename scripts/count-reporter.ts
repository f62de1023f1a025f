import { relative } from 'node:path'
import type { Reporter, TestModule } from 'vitest/node'

/** Files that take this long are named, so that what makes the suite slow is seen in every run. */
const slowFileMs = 20_000

/**
 * Prints how long each project and each slow file took, and `N passed, N failed` alone on the last line, so that any
 * machine can read how a run went.
 */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, unhandled: ReadonlyArray<unknown>): void {
    let passed = 0
    let failed = unhandled.length
    let skipped = 0
    for (const module of modules) {
      let own = 0
      for (const test of module.children.allTests()) {
        own += 1
        const { state } = test.result()
        if (state === 'passed') passed += 1
        else if (state === 'failed') failed += 1
        else skipped += 1
      }
      if (own === 0 && module.state() === 'failed') failed += 1
    }
    const skippedPart = skipped > 0 ? `, ${skipped} skipped` : ''
    const durations = tellDurations(modules)
    process.on('exit', (code) => {
      // A run that broke before any test could fail is a failure all the same.
      const count = code !== 0 && failed === 0 ? 1 : failed
      // Nor does a run end well in which a test failed, whatever ends the process.
      if (count > 0) process.exitCode = 1
      process.stdout.write(`\n${durations}\n${passed} passed, ${count} failed${skippedPart}\n`)
    })
  }
}

/** Seconds of each project, files added up although they run beside one another, and of the files that take long. */
function tellDurations(modules: ReadonlyArray<TestModule>): string {
  const timed = modules.map((module) => {
    const { collectDuration, duration } = module.diagnostic()
    return { project: module.project.name, path: module.moduleId, ms: collectDuration + duration }
  })
  const seconds = (ms: number) => `${Math.round(ms / 1000)} s`
  const projects = [...Map.groupBy(timed, ({ project }) => project)].map(
    ([project, files]) =>
      `${project} ${files.length} files ${seconds(files.reduce((sum, { ms }) => sum + ms, 0))}`,
  )
  const slow = timed
    .filter(({ ms }) => ms >= slowFileMs)
    .toSorted((a, b) => b.ms - a.ms)
    .map(({ path, ms }) => `  ${seconds(ms)}  ${relative(process.cwd(), path)}`)
  return [projects.join(', '), ...slow].join('\n')
}
