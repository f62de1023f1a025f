import { defineConfig } from 'vitest/config'
import SlowFirst from './scripts/slow-first.ts'

/** Three projects: pure tests, tests on real databases, journeys in a real browser. `scripts/test.ts` runs all. */
export default defineConfig({
  test: {
    reporters: ['default', './scripts/count-reporter.ts'],
    // Every core: databases wait more than they compute.
    maxWorkers: '100%',
    sequence: { sequencer: SlowFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'src/**/*.test.ts',
            'src/**/*.test.tsx',
            'scripts/**/*.test.ts',
            'bench/**/*.test.ts',
            'demo/**/*.test.ts',
          ],
          exclude: ['**/*.db.test.ts', 'node_modules/**'],
          // A process and all modules anew for each of some 240 files took as long as many of their tests: what a test
          // sets for all (clock, globals, environment) it puts back.
          isolate: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'db',
          include: ['src/**/*.db.test.ts'],
          // Files have databases of their own; what they import, the whole product, is loaded once.
          isolate: false,
          globalSetup: ['./src/server/testing/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.e2e.ts'],
          globalSetup: ['./e2e/global-setup.ts'],
          // When all else is done, two at a time: each has a product and a browser to itself, which wait for one another.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
