import { inject } from 'vitest'
import { type Database, openInMemory, openServer, restoreConnection } from '../../db/database.ts'
import { administer, databaseUrl, installJobQueue } from '../../db/testing/templates.ts'

let made = 0

/** A database without any table but those of the job queue, as a restore finds it. */
export async function openEmptyDatabase(kind: Database['kind']): Promise<Database & { url: string | null }> {
  if (kind === 'embedded') return { ...(await withQueue(await openInMemory())), url: null }
  made += 1
  const name = `shuanglian_empty_${process.pid}_${made}`
  const server = inject('testServerUrl')
  await administer(server, `create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`)
  const url = databaseUrl(server, name)
  const database = await withQueue(await openServer(url, { connectionName: restoreConnection }))
  return {
    ...database,
    url,
    async close() {
      await database.close()
      await administer(server, `drop database ${name} with (force)`)
    },
  }
}

async function withQueue(database: Database): Promise<Database> {
  await installJobQueue(database)
  return database
}
