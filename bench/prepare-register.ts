/**
 * Makes an empty register on a server ready for imports: node bench/prepare-register.ts URL. A process of its own, so that
 * the memory it needs is not counted as that of the import. The demo city brings the counties that the rows name.
 */
import { systemClock } from '#platform/clock.ts'
import { openServer } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { openJobRunner } from '#platform/jobs/jobs.ts'
import { createLog } from '#platform/log.ts'
import { installDefaults } from '#server/install.ts'

if (import.meta.main) {
  const database = await openServer(process.argv[2] ?? '')
  await migrate(database)
  const log = createLog('silent')
  const contextOf = () => {
    throw new Error('no job runs here')
  }
  const jobs = await openJobRunner(database, { handlers: [], contextOf, log, supervise: false })
  await installDefaults({ db: database.db, jobs, clock: systemClock, log, requestId: 'bench' }, true)
  await jobs.stop()
  await database.close()
}
