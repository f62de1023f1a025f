import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * Files that take half a minute or more on two quiet cores. Begun last, one of them would keep a single core busy while
 * the others have nothing left to do. A fresh checkout knows no durations of earlier runs.
 */
const slow = [
  'src/server/journeys/security/hostile-input.db.test.ts',
  'src/cli/cli.test.ts',
  'src/platform/backup/round-trip.db.test.ts',
  'src/server/processes.db.test.ts',
  'src/server/match-processes.db.test.ts',
  'src/server/match-parts.db.test.ts',
  'src/server/journeys/identity/separation.db.test.ts',
  'src/server/journeys/security/requests.db.test.ts',
  'src/server/journeys/talent/match-runs.db.test.ts',
  'src/server/journeys/imports.db.test.ts',
  'e2e/training-loop.e2e.ts',
  'e2e/process.e2e.ts',
  'e2e/pages.e2e.ts',
  'e2e/kill-import.e2e.ts',
  'e2e/kill-restore.e2e.ts',
  'e2e/talent-loop.e2e.ts',
  'e2e/stored-script.e2e.ts',
  'e2e/kill.e2e.ts',
  'e2e/roles.e2e.ts',
  'e2e/gap-to-closing.e2e.ts',
]

/** Runs the slow files first, so that all workers end at about the same time. */
export default class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = slow.findIndex((path) => moduleId.endsWith(`/${path}`))
      return found === -1 ? slow.length : found
    }
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b))
  }
}
