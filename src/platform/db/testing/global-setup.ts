import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openJobRunner } from '../../jobs/jobs.ts'
import { createLog } from '../../log.ts'
import type { Database } from '../database.ts'
import { openInMemory, openServer } from '../database.ts'
import { migrate } from '../migrate.ts'
import { startTestServer } from './postgres-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's maintenance database. */
    testServerUrl: string
    /** Name of the migrated database that test databases are copied from. */
    testTemplate: string
    /** File with the dump of a migrated embedded database. */
    testDump: string
  }
}

/** Migrates once per kind of database; every test file then starts from a copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startTestServer()
  const testTemplate = `shuanglian_template_${process.pid}`
  await administer(
    server.url,
    `create database ${testTemplate} template template0 encoding 'UTF8' locale 'C.UTF-8'`,
  )
  const template = await openServer(databaseUrl(server.url, testTemplate))
  await migrate(template)
  await installJobQueue(template)
  await template.close()

  const folder = mkdtempSync(join(tmpdir(), 'shuanglian-embedded-'))
  const testDump = join(folder, 'migrated.tar')
  const embedded = await openInMemory()
  await migrate(embedded)
  await installJobQueue(embedded)
  writeFileSync(testDump, new Uint8Array(await (await embedded.dump()).arrayBuffer()))
  await embedded.close()

  project.provide('testServerUrl', server.url)
  project.provide('testTemplate', testTemplate)
  project.provide('testDump', testDump)
  return async () => {
    await administer(server.url, `drop database ${testTemplate}`)
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Puts the tables of the job queue in, so that test databases open their queue at once. */
async function installJobQueue(database: Database): Promise<void> {
  const queue = await openJobRunner(database, {
    handlers: [],
    contextOf: () => {
      throw new Error('the template runs no jobs')
    },
    log: createLog('silent'),
    supervise: false,
  })
  await queue.stop()
}

/** Runs one statement on the maintenance database. */
export async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** The address of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl)
  url.pathname = `/${name}`
  return url.href
}
