import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCheckpoints, writeCheckpoint } from '#platform/audit/checkpoints.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { keepBackup } from '#platform/backup/backup-file.ts'
import { type BackupPorts, backupHandler } from '#platform/backup/nightly.ts'
import { openEmptyDatabase } from '#platform/backup/testing/databases.ts'
import { fixedClock } from '#platform/clock.ts'
import { readConfig } from '#platform/config.ts'
import { systemActor } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { openTestDatabase, testContext, testInstant } from '#platform/db/testing/on-both-databases.ts'
import { createLog } from '#platform/log.ts'
import { backupPorts } from './backup-ports.ts'
import type { BareData } from './bare-data.ts'
import { restoreData } from './restore-data.ts'
import { takeBackup } from './take-backup.ts'
import { refusal, testApi, testJobs, testRuntime } from './testing/api.ts'
import { testBrowser } from './testing/browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuanglian-city-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const key = 'the key of the checkpoints, 0123'
const clock = fixedClock(testInstant)
const log = createLog('silent')

describe.each([
  ['embedded', 'server'],
  ['server', 'embedded'],
] as const)('the demo city, backed up from the %s database and restored into the %s one', (from, to) => {
  let source: Database
  let target: Database
  let attachmentId: string
  const file = join(folder, `${from}.tar.gz`)
  const sourceCheckpoints = join(folder, `${from}-checkpoints`)
  const targetCheckpoints = join(folder, `${from}-${to}-checkpoints`)
  const bytes = Uint8Array.from({ length: 5000 }, (_, index) => (index * 37) % 256)

  beforeAll(async () => {
    source = await openTestDatabase(from, 'demo')
    const { client } = testApi(async () => source)
    const { rows } = await sql<{ id: string }>`select id from matters.problem limit 1`.execute(source.db)
    const attached = await client.files.attach({
      kind: 'matters.problem',
      id: rows[0]!.id,
      note: null,
      file: new File([`%PDF-1.7\n`, bytes], '佐证 👍.pdf', { type: 'application/pdf' }),
    })
    attachmentId = attached.id
    const store = openCheckpoints(sourceCheckpoints, key, { create: true })
    await writeCheckpoint(source.db, { ...store, key }, clock.now())
    const runtime = testRuntime(async () => source, { config: { auditCheckpoints: sourceCheckpoints } })
    const jobs = await testJobs(source)
    await keepBackup(file, (sink) => takeBackup(runtime, { database: source, jobs }, sink))

    target = await openEmptyDatabase(to)
    const bare: BareData = {
      database: target,
      jobs: await testJobs(target),
      name: 'test',
      close: async () => {},
    }
    const config = { ...readConfig({}), auditCheckpoints: targetCheckpoints, auditKey: key }
    mkdirSync(targetCheckpoints)
    writeFileSync(join(targetCheckpoints, 'checkpoints.jsonl'), 'of another life\n')
    const report = await restoreData({ config, clock, log }, bare, file, { replace: false })
    expect(report).toMatchObject({ checkpoints: 'restored', migrated: [], audit: { sound: true } })
    expect(report.audit.checkpoints).toMatchObject({ state: 'verified', count: 1 })
  }, 500_000)
  afterAll(async () => {
    await target?.close()
    await source?.close()
  })

  it('lets people log in with their passwords, and knows no session of before', async () => {
    const browser = testBrowser(testRuntime(async () => target))
    const { demoAccounts } = await browser.client.session.options()
    const { username, password } = demoAccounts.find((account) => account.username === 'head-office')!
    await browser.client.session.signIn({ username, password })
    expect(await browser.client.session.me()).toMatchObject({ username })
    const { rows } = await sql<{ count: number }>`select count(*) as count from identity.session`.execute(
      target.db,
    )
    expect(Number(rows[0]!.count)).toBe(1)
  })

  it('opens the attachment, byte for byte, under its name', async () => {
    const { client } = testApi(async () => target)
    const opened = await client.files.downloadAttachment({ id: attachmentId })
    expect(opened.name).toBe('佐证 👍.pdf')
    const content = new Uint8Array(await opened.arrayBuffer())
    expect(content.subarray(9)).toEqual(bytes)
  })

  it('has the jobs that waited, and a sound log that says it was restored', async () => {
    const count = async (database: Database) => {
      const { rows } = await sql<{ id: string }>`
        select id from pgboss.job where state in ('created', 'retry') and created_on <= (select max(created_on) from pgboss.job)
        order by id`.execute(database.db)
      return rows.map(({ id }) => id)
    }
    const waited = await count(source)
    expect(waited.length).toBeGreaterThan(0)
    expect(await count(target)).toEqual(expect.arrayContaining(waited))
    const { rows } = await sql<{ action: string }>`
      select action from platform.audit_entry where object_kind = 'platform.backup' order by seq`.execute(
      target.db,
    )
    expect(rows.map(({ action }) => action)).toEqual(['platform.backup.take', 'platform.backup.restore'])
    const report = await verifyAudit(target.db, { checkpoints: openCheckpoints(targetCheckpoints, key) })
    expect(report).toMatchObject({ sound: true, checkpoints: { state: 'verified' } })
    const names = readdirSync(targetCheckpoints)
    const aside = names.find((name) => name.startsWith('checkpoints-before-restore-'))!
    expect(readFileSync(join(targetCheckpoints, aside), 'utf8')).toBe('of another life\n')
  })
})

describe('the nightly backup', () => {
  let database: Database
  const nights = join(folder, 'nights')
  beforeAll(async () => {
    database = await openTestDatabase('embedded', 'demo')
  }, 300_000)
  afterAll(() => database.close())

  const run = async (ports: Partial<BackupPorts>, at = testInstant) => {
    const config = readConfig({ BACKUP_DIR: nights, BACKUP_KEEP: '2' })
    const ctx = { ...testContext(database.db, await testJobs(database)), clock: fixedClock(at) }
    ctx.actor = systemActor('job:platform.backup.take', '系统任务')
    await backupHandler({ ...backupPorts(config, database), ...ports }).run(ctx, {})
  }
  const state = async () => {
    const runtime = testRuntime(async () => database, {
      config: { operations: readConfig({ BACKUP_DIR: nights, BACKUP_KEEP: '2' }).operations },
    })
    const browser = testBrowser(runtime)
    const { demoAccounts } = await browser.client.session.options()
    const { username, password } = demoAccounts.find((account) => account.username === 'sysadmin')!
    await browser.client.session.signIn({ username, password })
    return browser.client.backup.state()
  }

  it('keeps the newest, and the system administrator sees the last run', async () => {
    for (const day of ['13', '14', '15']) await run({}, `2023-06-${day}T02:00:00Z`)
    const seen = await state()
    expect(seen.files.map(({ name }) => name)).toEqual([
      'shuanglian-20230615T020000Z.tar.gz',
      'shuanglian-20230614T020000Z.tar.gz',
    ])
    expect(seen.last).toMatchObject({ state: 'done', file: 'shuanglian-20230615T020000Z.tar.gz' })
    expect(seen.last!.bytes).toBe(seen.files[0]!.bytes)
    expect(seen.schedule).toEqual({ at: '02:30', keep: 2, folder: nights })
  })

  it('that fails deletes nothing, is kept, and is told to the system administrators once while unread', async () => {
    const full = {
      ...database,
      copying: () => Promise.reject(new Error('no space left on device')),
    }
    await run({ database: full }, '2023-06-16T02:00:00Z')
    await run({ database: full }, '2023-06-17T02:00:00Z')
    const seen = await state()
    expect(seen.last).toMatchObject({ state: 'failed', fault: 'no space left on device', file: null })
    expect(seen.lastGood).toMatchObject({ file: 'shuanglian-20230615T020000Z.tar.gz' })
    expect(seen.files).toHaveLength(2)
    expect(existsSync(join(nights, 'shuanglian-20230617T020000Z.tar.gz.part'))).toBe(false)
    const { rows } = await sql<{ username: string; title: string; times: number }>`
      select u.username, n.title, n.times from platform.notification n join identity."user" u on u.id::text = n.account_id
      where n.topic = 'platform.backup.failed'`.execute(database.db)
    expect(rows).toEqual([{ username: 'sysadmin', title: '备份未成功', times: 2 }])
  })

  it('cannot be asked for where no folder is set', async () => {
    expect(await refusal(testApi(async () => database).client.backup.take())).toMatchObject({
      status: 409,
      reason: 'platform.backup.notConfigured',
    })
  })
})
