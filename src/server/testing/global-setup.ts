import type { TestProject } from 'vitest/node'
import { fixedClock } from '#platform/clock.ts'
import type { Database } from '#platform/db/database.ts'
import { testInstant } from '#platform/db/testing/on-both-databases.ts'
import { makeTemplates } from '#platform/db/testing/templates.ts'
import { createLog } from '#platform/log.ts'
import { installDefaults } from '../install.ts'
import { testJobs } from './api.ts'

/** Makes the databases that test databases are copies of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { serverUrl, templates, remove } = await makeTemplates(installDemo)
  project.provide('testServerUrl', serverUrl)
  project.provide('testTemplates', templates)
  return remove
}

/** Fills a migrated database with the templates of chains and the demo city. */
async function installDemo(database: Database): Promise<void> {
  const jobs = await testJobs(database)
  const base = {
    db: database.db,
    jobs,
    clock: fixedClock(testInstant),
    log: createLog('silent'),
    requestId: 'test-install',
  }
  await installDefaults(base, true)
  await jobs.stop()
}
