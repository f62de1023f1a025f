import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { streamXlsxRows } from 'hucre/xlsx'
import { systemClock } from '#platform/clock.ts'
import { type Context, operator } from '#platform/context.ts'
import { type Database, openInMemory, openServer } from '#platform/db/database.ts'
import { migrate } from '#platform/db/migrate.ts'
import { startTestServer } from '#platform/db/testing/postgres-server.ts'
import { openJobRunner } from '#platform/jobs/jobs.ts'
import { createLog } from '#platform/log.ts'
import { getBatch, startImport, stepBatch } from '#platform/tabular/import/batches.ts'
import { type ImportPorts, workOnBatch } from '#platform/tabular/import/work.ts'
import { importTargets } from '#server/imports.ts'
import '#server/search.ts'
import { installDefaults } from '#server/install.ts'
import type { Benchmark, Work } from './benchmark.ts'

const object = 'directory.enterprise'

/** Runs a script beside this one to its end. */
function runScript(name: string, ...args: string[]): void {
  const path = fileURLToPath(new URL(`./${name}`, import.meta.url))
  const { status } = spawnSync(process.execPath, [path, ...args], { stdio: 'inherit' })
  if (status !== 0) throw new Error(`${name} ended with ${status}`)
}

/** The workbook of so many rows, written by a process of its own. */
function workbookOf(rows: number): Uint8Array<ArrayBuffer> {
  const folder = mkdtempSync(join(tmpdir(), 'shuanglian-bench-'))
  const path = join(folder, 'firms.xlsx')
  runScript('generate-firms.ts', String(rows), path)
  const bytes = new Uint8Array(readFileSync(path))
  rmSync(folder, { recursive: true, force: true })
  return bytes
}

/** Brings the file into a fresh register and takes its rows, as a person would, without the waits between. */
async function importing(
  rows: number,
  opened: { database: Database; close: () => Promise<void> },
): Promise<Work> {
  const file = new File([workbookOf(rows)], 'firms.xlsx')
  const { database } = opened
  const log = createLog('silent')
  if (database.kind === 'embedded') await migrate(database)
  const jobs = await openJobRunner(database, {
    handlers: [],
    contextOf: () => {
      throw new Error('no job runs here')
    },
    log,
    supervise: false,
  })
  const base = { db: database.db, jobs, clock: systemClock, log, requestId: 'bench' }
  if (database.kind === 'embedded') await installDefaults(base, true)
  const ctx: Context = { ...base, actor: operator, ip: null, pending: null }
  const ports: ImportPorts = {
    targets: importTargets,
    isConcurrent: database.kind === 'server',
    asActor: async (context) => ({ ...context, actor: operator }),
  }
  const work = async () => {
    const started = performance.now()
    const { id } = await startImport(ctx, importTargets, object, file)
    await workOnBatch(ctx, ports, id)
    const checked = await getBatch(ctx, importTargets, id)
    if (checked.state !== 'checked') throw new Error(JSON.stringify(checked.failure))
    const read = performance.now()
    const { lockVersion } = checked
    await stepBatch(ctx, importTargets, { id, lockVersion, step: 'apply' })
    await workOnBatch(ctx, ports, id)
    const { state, counts } = await getBatch(ctx, importTargets, id)
    if (state !== 'applied') throw new Error(`the batch is ${state}`)
    return {
      figures: {
        created: counts.create,
        readMs: Math.round(read - started),
        applyMs: Math.round(performance.now() - read),
      },
    }
  }
  return Object.assign(work, {
    close: async () => {
      await jobs.stop()
      await opened.close()
    },
  })
}

export const benchmark: Benchmark = {
  name: 'import',
  title: 'A workbook of firms checked and taken into the register, against merely reading it',
  runs: 1,
  warmups: 0,
  ours: {
    name: 'import, PostgreSQL server',
    sizes: [10_000, 100_000],
    async prepare(rows) {
      const server = await startTestServer()
      runScript('prepare-register.ts', server.url)
      const database = await openServer(server.url)
      return importing(rows, {
        database,
        close: async () => {
          await database.close()
          await server.stop()
        },
      })
    },
  },
  peers: [
    {
      name: 'reading the file',
      note: 'hucre gives the cells of every row; nothing is checked or kept',
      sizes: [10_000, 100_000],
      prepare(rows): Work {
        const bytes = workbookOf(rows)
        return async () => {
          let cells = 0
          for await (const { values } of streamXlsxRows(bytes, { sheet: 0 })) cells += values.length
          return { figures: { cells } }
        }
      },
    },
    {
      name: 'import, embedded database',
      note: 'the same with the database inside the process, whose memory counts',
      sizes: [10_000],
      async prepare(rows) {
        const database = await openInMemory()
        return importing(rows, { database, close: () => database.close() })
      },
    },
  ],
}
