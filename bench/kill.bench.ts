import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seededRandom } from '#core/random/seeded-random.ts'
import { type Database, openEmbedded, openServer } from '#platform/db/database.ts'
import { startTestServer } from '#platform/db/testing/postgres-server.ts'
import { faultsAfterKill, killImport, nothingImported } from '../e2e/import-storm.ts'
import { faultsAfterCrash, killRound, nothingAcknowledged } from '../e2e/storm.ts'
import type { Benchmark, Work } from './benchmark.ts'

/** Kills the product so often in the middle of a storm of writes; a fault ends the run. */
function rounds(
  count: number,
  env: Record<string, string>,
  checkpoints: string,
  open: () => Promise<Database>,
): () => Promise<{ figures: Record<string, number> }> {
  return async () => {
    const random = seededRandom('kill bench')
    const acknowledged = nothingAcknowledged()
    for (let round = 0; round < count; round += 1) {
      await killRound(round, acknowledged, env, random.integer(0, 2000))
      const database = await open()
      const faults = await faultsAfterCrash(database, checkpoints, acknowledged)
      await database.close()
      if (faults.length > 0) throw new Error(`round ${round}: ${faults.slice(0, 10).join('; ')}`)
    }
    return {
      figures: {
        rounds: count,
        acknowledged: acknowledged.enterprises.size + acknowledged.activities.size,
        faults: 0,
      },
    }
  }
}

/** The same in the middle of reading and taking a table. */
function importRounds(
  count: number,
  env: Record<string, string>,
  checkpoints: string,
  open: () => Promise<Database>,
): () => Promise<{ figures: Record<string, number> }> {
  return async () => {
    const random = seededRandom('kill import bench')
    const importing = nothingImported()
    for (let round = 0; round < count; round += 1) {
      await killImport(importing, env, random.integer(0, 4000))
      const database = await open()
      const faults = await faultsAfterKill(database, checkpoints, importing)
      await database.close()
      if (faults.length > 0) throw new Error(`round ${round}: ${faults.slice(0, 10).join('; ')}`)
    }
    return { figures: { rounds: count, files: importing.files, ...importing.found, faults: 0 } }
  }
}

function freshFolder(): string {
  return mkdtempSync(join(tmpdir(), 'shuanglian-kill-'))
}

export const benchmark: Benchmark = {
  name: 'kill',
  title:
    'The product killed in the middle of a storm of writes, a hundred times over, with the data checked each time',
  runs: 1,
  warmups: 0,
  ours: {
    name: 'embedded database',
    sizes: [10, 100],
    prepare(size): Work {
      const folder = freshFolder()
      return Object.assign(
        rounds(size, { DATA_DIR: folder }, join(folder, 'audit'), () => openEmbedded(folder)),
        { close: async () => rmSync(folder, { recursive: true, force: true }) },
      )
    },
  },
  peers: [
    {
      name: 'import, embedded database',
      note: 'killed while a table of 2010 rows is read or taken; all its good rows are there or none',
      sizes: [10, 100],
      prepare(size): Work {
        const folder = freshFolder()
        return Object.assign(
          importRounds(size, { DATA_DIR: folder }, join(folder, 'audit'), () => openEmbedded(folder)),
          { close: async () => rmSync(folder, { recursive: true, force: true }) },
        )
      },
    },
    {
      name: 'PostgreSQL server',
      note: 'the same with the data on a server, which outlives the product',
      sizes: [10],
      async prepare(size): Promise<Work> {
        const folder = freshFolder()
        const server = await startTestServer()
        const env = {
          DATABASE_URL: server.url,
          AUDIT_CHECKPOINTS: folder,
          AUTH_SECRET: 'a secret of the benchmark, 0123456789',
        }
        return Object.assign(
          rounds(size, env, folder, () => openServer(server.url)),
          {
            close: async () => {
              await server.stop()
              rmSync(folder, { recursive: true, force: true })
            },
          },
        )
      },
    },
  ],
}
