import { once } from 'node:events'
import { createInterface } from 'node:readline/promises'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { type BackupFile, keepBackup } from '#platform/backup/backup-file.ts'
import { readBackup } from '#platform/backup/read-archive.ts'
import { systemClock } from '#platform/clock.ts'
import { AppError } from '#platform/errors.ts'
import { createLog } from '#platform/log.ts'
import { openBareData } from '#server/bare-data.ts'
import { operatorPath } from '#server/operator-routes.ts'
import { type RestoreReport, restoreData } from '#server/restore-data.ts'
import { takeBackup } from '#server/take-backup.ts'
import { commandConfig, withServerOrData } from '../connection.ts'
import { exitCode, printMessage, printResult } from '../output.ts'

export function addBackupCommands(program: Command): void {
  const backup = program.command('backup').description('take a backup, or prove that one is whole')

  backup
    .command('take <file>', { isDefault: true })
    .description('write everything into one file: backup FILE (take may be left out)')
    .option('--force', 'take the place of a file that is there')
    .action(async (file: string, { force = false }: { force?: boolean }, command: Command) => {
      const started = performance.now()
      const kept = await take(file, force)
      const result = summary(kept, started)
      printResult(
        command,
        result,
        () =>
          `${result.file}: ${result.rows} rows of ${result.tables} tables, ${result.bytes} bytes, read back and whole\n` +
          `carry by hand: ${result.carriedByHand.join(', ')}`,
      )
    })

  backup
    .command('verify <file>')
    .description('prove that a backup is whole, without a database')
    .action(async (file: string, _options: unknown, command: Command) => {
      const started = performance.now()
      const manifest = await readBackup(file, { progress: bytesPrinter() })
      const result = {
        ...summary({ path: file, bytes: 0, manifest }, started),
        bytes: undefined,
        files: manifest.files.map(({ name }) => name),
        migrations: manifest.migrations.length,
      }
      printResult(
        command,
        result,
        () =>
          `${file} is whole: taken ${result.takenAt} by version ${result.programVersion} from the ${result.database} database, ` +
          `${result.rows} rows of ${result.tables} tables`,
      )
    })
}

export function addRestoreCommand(program: Command): void {
  program
    .command('restore <file>')
    .description('put a backup into an empty database, all or nothing')
    .option('--replace', 'give up what the database holds; asks for its name')
    .action(async (file: string, { replace = false }: { replace?: boolean }, command: Command) => {
      const config = commandConfig()
      const log = createLog(config.logLevel)
      const bare = await openBareData(config, systemClock, log)
      try {
        if (replace) await confirm(bare.name)
        const report = await restoreData({ config, clock: systemClock, log }, bare, file, {
          replace,
          progress: stepPrinter(),
        })
        printResult(command, report, () => tell(report))
        if (!report.audit.sound) process.exitCode = exitCode.negativeFinding
      } finally {
        await bare.close()
      }
    })
}

/** Beside a running server that owns the data folder, that server writes and this process keeps the file. */
function take(file: string, force: boolean): Promise<BackupFile> {
  return withServerOrData(
    (runtime, data) => keepBackup(file, (sink) => takeBackup(runtime, data, sink, tablePrinter()), { force }),
    (send) =>
      keepBackup(
        file,
        async (sink) => {
          const response = await send(`${operatorPath}/backup`, { method: 'POST' })
          if (!response.ok || response.body === null)
            throw new AppError(
              'unavailable',
              'platform.backup.refused',
              `the server refused the backup: ${await response.text()}`,
            )
          await pipeline(response.body as unknown as AsyncIterable<Uint8Array>, sink)
        },
        { force },
      ),
  )
}

function summary({ path, bytes, manifest }: BackupFile, started: number) {
  return {
    file: path,
    bytes,
    takenAt: manifest.takenAt,
    programVersion: manifest.programVersion,
    database: manifest.database,
    tables: manifest.tables.length,
    rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
    carriedByHand: manifest.carriedByHand,
    ms: Math.round(performance.now() - started),
  }
}

/** The name must be typed: on a terminal, or as a line of standard input. */
async function confirm(name: string): Promise<void> {
  const reader = createInterface({ input: process.stdin, output: process.stderr, terminal: false })
  process.stderr.write(`everything in ${name} will be replaced; type ${name} to go on: `)
  const [line] = (await Promise.race([once(reader, 'line'), once(reader, 'close').then(() => [''])])) as [
    string,
  ]
  reader.close()
  if (line.trim() !== name)
    throw new AppError(
      'badInput',
      'platform.restore.notConfirmed',
      'the name was not typed: nothing was changed',
    )
}

function tell(report: RestoreReport): string {
  const lines = [
    `restored the backup of ${report.takenAt}: ${report.rows} rows of ${report.tables} tables, compared with the backup`,
    ...(report.migrated.length > 0 ? [`migrated since: ${report.migrated.join(', ')}`] : []),
    report.audit.sound
      ? `the audit log is sound: ${report.audit.entries} entries`
      : `the audit log is NOT sound: ${report.audit.findingCount} findings; run "shuanglian audit verify"`,
    ...(report.checkpoints === 'keptAside'
      ? [
          'the checkpoints of the backup were put beside, because the key that sealed them is not here: bring AUDIT_KEY or audit.key',
        ]
      : []),
    `carry by hand, with the values they had: ${report.carriedByHand.join(', ')}`,
    'sessions are not restored: everybody logs in anew',
  ]
  return lines.join('\n')
}

/** On a terminal, a line of progress that is written over, at most twice a second. */
function linePrinter(): (text: string, last: boolean) => void {
  let at = 0
  return (text, last) => {
    if (!process.stderr.isTTY || (performance.now() - at < 500 && !last)) return
    at = performance.now()
    process.stderr.write(`\r\u001b[K${text}${last ? '\n' : ''}`)
  }
}

function tablePrinter(): (tables: number, of: number, rows: number) => void {
  const print = linePrinter()
  return (tables, of, rows) => print(`${tables} of ${of} tables, ${rows} rows`, tables === of)
}

function bytesPrinter(): (bytes: number) => void {
  const print = linePrinter()
  return (bytes) => print(`${Math.round(bytes / 1_000_000)} MB read`, false)
}

function stepPrinter(): (done: number, of: number, what: string) => void {
  const print = linePrinter()
  return (done, of, what) => {
    if (of === 0) printMessage(what)
    else print(`${done} of ${of}: ${what}`, done === of)
  }
}
