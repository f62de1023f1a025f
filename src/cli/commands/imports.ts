import { setTimeout } from 'node:timers/promises'
import type { Command } from 'commander'
import { type Contract, contract } from '#modules/contract.ts'
import { operator } from '#platform/context.ts'
import { AppError } from '#platform/errors.ts'
import type { ApiClient } from '#platform/http/client.ts'
import { createApiClient } from '#platform/http/client.ts'
import type { ImportBatch, ImportRow, ImportTable } from '#platform/tabular/import/contract.ts'
import { workOnBatch } from '#platform/tabular/import/work.ts'
import { type Finding, fill, findingWords } from '#platform/tabular/read/finding.ts'
import type { Words } from '#platform/words.ts'
import { createApp } from '#server/app.ts'
import { importPorts } from '#server/imports.ts'
import { jobContext } from '#server/jobs.ts'
import { type Client, inProcessUrl, withOwnData } from '../connection.ts'
import { fileOf } from '../file.ts'
import { exitCode, printResult, table } from '../output.ts'

/** What a command says of an import. */
interface Report {
  batch: ImportBatch
  faults: { sheet: string; row: number; column: string | null; fault: string }[]
}

export function addImportCommand(program: Command): void {
  program
    .command('import <table> <file>')
    .description(
      'check a table (xlsx or csv) such as directory.enterprise and print every bad cell; exit 1 when a row is bad',
    )
    .option('--apply', 'take the good rows, all or none; without it nothing is changed')
    .action(async (object: string, path: string, options: { apply?: boolean }, command: Command) => {
      const file = await fileOf(path)
      const order = { object, file, apply: options.apply === true }
      const report = await withOwnData(
        (runtime, { database, jobs }) => {
          const app = createApp(runtime, { actor: operator })
          const client: ApiClient<Contract> = createApiClient(contract, inProcessUrl, async (request) =>
            app.fetch(request),
          )
          const { clock, log, accounts } = runtime
          const ctx = { ...jobContext({ clock, log }, 'import'), db: database.db, jobs, pending: null }
          const ports = importPorts(accounts, database.kind === 'server')
          return bring(client, order, (id) => workOnBatch(ctx, ports, id))
        },
        (client) => bring(client, order, () => setTimeout(300)),
      )
      printResult(command, report, () => tell(report, order.apply))
      if (report.batch.counts.bad > 0) process.exitCode = exitCode.negativeFinding
    })
}

/** @param work lets a batch go on, or waits while a server works on it. */
async function bring(
  client: Client,
  { object, file, apply }: { object: string; file: File; apply: boolean },
  work: (id: string) => Promise<void>,
): Promise<Report> {
  const tables = await client.imports.listImportTables()
  const description = tables.find((one) => one.object === object)
  if (description === undefined)
    throw new AppError(
      'badInput',
      'tabular.import.unknownTable',
      `${object} cannot be imported; there are: ${tables.map((one) => one.object).join(', ')}`,
    )
  const { id } = await client.imports.startImport({ object, file })
  let batch = await settled(client, id, work)
  if (apply && batch.counts.create + batch.counts.change > 0) {
    await client.imports.applyImport({ id, lockVersion: batch.lockVersion })
    batch = await settled(client, id, work)
  } else batch = await client.imports.cancelImport({ id, lockVersion: batch.lockVersion })
  return { batch, faults: (await badRows(client, id)).flatMap((row) => faultsOf(row, description)) }
}

async function settled(
  client: Client,
  id: string,
  work: (id: string) => Promise<void>,
): Promise<ImportBatch> {
  for (;;) {
    const batch = await client.imports.getImport({ id })
    if (batch.state === 'failed')
      throw new AppError(
        'badInput',
        batch.failure?.reason ?? 'tabular.file.damaged',
        `the file cannot be imported: ${JSON.stringify(batch.failure?.details ?? {})}`,
      )
    if (batch.state !== 'reading' && batch.state !== 'applying') return batch
    await work(id)
  }
}

async function badRows(client: Client, id: string): Promise<ImportRow[]> {
  const rows: ImportRow[] = []
  for (let page = 1; ; page += 1) {
    const { items, total } = await client.imports.listImportRows({ id, outcome: 'bad', page, pageSize: 200 })
    rows.push(...items)
    if (items.length === 0 || rows.length >= total) return rows
  }
}

function faultsOf({ sheet, number, faults }: ImportRow, { columns, faultWords }: ImportTable) {
  const titles = new Map(columns.map(({ key, title }) => [key, title.zh]))
  const known: Readonly<Record<string, Words>> = { ...findingWords, ...faultWords }
  return faults.map(({ column, code, details }: Finding) => ({
    sheet,
    row: number,
    column: column === null ? null : (titles.get(column) ?? column),
    fault: fill(known[code]?.en ?? code, details),
  }))
}

function tell({ batch, faults }: Report, apply: boolean): string {
  const { bad, create, change, same } = batch.counts
  const done =
    batch.state === 'applied' ? 'imported' : apply ? 'nothing to import' : 'checked, nothing changed'
  const summary = `${done}: ${create} new, ${change} changed, ${same} unchanged, ${bad} bad`
  if (faults.length === 0) return summary
  return `${table(
    ['sheet', 'row', 'column', 'fault'],
    faults.map(({ sheet, row, column, fault }) => [sheet, row, column, fault]),
  )}\n\n${summary}`
}
