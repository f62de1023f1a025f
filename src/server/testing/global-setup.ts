import type { TestProject } from 'vitest/node'
import { makeTemplates } from '#platform/db/testing/templates.ts'
import { installDemo, testJobs } from './api.ts'

/** Makes the databases that test databases are copies of. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { serverUrl, templates, remove } = await makeTemplates(async (database) => {
    await installDemo(database)
    await (await testJobs(database)).stop()
  })
  project.provide('testServerUrl', serverUrl)
  project.provide('testTemplates', templates)
  return remove
}
