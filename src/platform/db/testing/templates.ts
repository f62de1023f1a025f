import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { openJobRunner } from '../../jobs/jobs.ts'
import { createLog } from '../../log.ts'
import { type Database, openInMemory, openServer } from '../database.ts'
import { migrate } from '../migrate.ts'
import { startTestServer } from './postgres-server.ts'

/** What test databases are copied from, by kind of database. */
export interface Template {
  /** Name of a database of the test server. */
  server: string
  /** File with the dump of an embedded database. */
  embedded: string
}

/** What a test database starts with: the tables alone, or the demo city in them. */
export type TestContent = 'empty' | 'demo'

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the server's maintenance database. */
    testServerUrl: string
    testTemplates: Record<TestContent, Template>
  }
}

/**
 * Migrates and fills once per kind of database; every test file then starts from copies.
 *
 * @param fillWithDemo puts the demo city into a migrated database.
 */
export async function makeTemplates(fillWithDemo: (database: Database) => Promise<void>): Promise<{
  serverUrl: string
  templates: Record<TestContent, Template>
  remove(): Promise<void>
}> {
  const server = await startTestServer()
  const folder = mkdtempSync(join(tmpdir(), 'shuanglian-embedded-'))
  const template = (content: TestContent): Template => ({
    server: `shuanglian_${content}_${process.pid}`,
    embedded: join(folder, `${content}.tar`),
  })
  const templates = { empty: template('empty'), demo: template('demo') }

  async function makeServer(name: string, base: string, fill: (database: Database) => Promise<void>) {
    await administer(server.url, `create database ${name} template ${base} encoding 'UTF8' locale 'C.UTF-8'`)
    const database = await openServer(databaseUrl(server.url, name))
    await fill(database)
    await database.close()
  }
  async function makeServers() {
    await makeServer(templates.empty.server, 'template0', fillEmpty)
    await makeServer(templates.demo.server, templates.empty.server, fillWithDemo)
  }

  async function makeEmbedded() {
    const embedded = await openInMemory()
    const keep = async (path: string) => {
      // Else the copies begin as after a crash, which skips numbers of sequences.
      await sql`checkpoint`.execute(embedded.db)
      writeFileSync(path, new Uint8Array(await (await embedded.dump()).arrayBuffer()))
    }
    await fillEmpty(embedded)
    await keep(templates.empty.embedded)
    await fillWithDemo(embedded)
    await keep(templates.demo.embedded)
    await embedded.close()
  }

  // The server works in processes of its own, the embedded database in this one.
  await Promise.all([makeServers(), makeEmbedded()])

  return {
    serverUrl: server.url,
    templates,
    async remove() {
      for (const { server: name } of Object.values(templates))
        await administer(server.url, `drop database ${name}`)
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function fillEmpty(database: Database): Promise<void> {
  await migrate(database)
  await installJobQueue(database)
}

/** Puts the tables of the job queue in, so that test databases open their queue at once. */
export async function installJobQueue(database: Database): Promise<void> {
  const queue = await openJobRunner(database, {
    handlers: [],
    contextOf: () => {
      throw new Error('nothing runs here')
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
