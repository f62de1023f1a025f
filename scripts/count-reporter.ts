import type { Reporter, TestModule } from 'vitest/node'

/** Prints `N passed, N failed` alone on the last line, so that any machine can read how a run went. */
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
    process.on('exit', (code) => {
      // A run that broke before any test could fail is a failure all the same.
      const count = code !== 0 && failed === 0 ? 1 : failed
      // Nor does a run end well in which a test failed, whatever ends the process.
      if (count > 0) process.exitCode = 1
      process.stdout.write(`\n${passed} passed, ${count} failed${skippedPart}\n`)
    })
  }
}
