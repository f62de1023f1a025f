import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openCheckpoints } from '#platform/audit/checkpoints.ts'
import { verifyAudit } from '#platform/audit/verify.ts'
import { type Database, openServer } from '#platform/db/database.ts'
import { administer, databaseUrl } from '#platform/db/testing/templates.ts'
import { workflowTick } from '#platform/workflow/tick.ts'

/** Two servers that leave jobs to two workers, as real processes on one PostgreSQL that was empty. */
const folder = mkdtempSync(join(tmpdir(), 'shuanglian-processes-'))
const name = `shuanglian_processes_${process.pid}`
const env = {
  AUTH_SECRET: 'kZ3u9bQx7mT1pL5vR8sW2yD4fG6hJ0nC',
  AUDIT_KEY: 'a key of the tests 0123456789',
  AUDIT_CHECKPOINTS: join(folder, 'audit'),
  BACKUP_DIR: join(folder, 'backups'),
  DATA_DIR: folder,
  LOG_LEVEL: 'error',
  PORT: '0',
  HOST: '127.0.0.1',
}
let url: string
let database: Database
const children: Child[] = []

interface Child {
  child: ChildProcess
  /** What it printed when it was ready: an address, or that it works. */
  ready: Promise<string>
  gone: Promise<number | null>
}

function start(args: string[]): Child {
  const child = spawn(process.execPath, ['bin/shuanglian.mjs', ...args], {
    env: { ...process.env, ...env, DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const ready = new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => resolve(chunk.toString().trim().split(' ').at(-1)!))
    void gone.then((code) => reject(new Error(`${args.join(' ')} ended with ${code}`)))
  })
  // Told by whoever waits for it.
  ready.catch(() => {})
  const started = { child, ready, gone }
  children.push(started)
  return started
}

interface Person {
  cookie: string
  call(server: string, method: string, path: string, body?: unknown): Promise<Response>
}

async function logIn(server: string, username: string): Promise<Person> {
  const options = (await (await fetch(`${server}/api/session/options`)).json()) as {
    demoAccounts: { username: string; password: string }[]
  }
  const account = options.demoAccounts.find((offered) => offered.username === username)!
  const send = (at: string, method: string, path: string, body: unknown, cookie: string) =>
    fetch(`${at}/api${path}`, {
      method,
      headers: { origin: at, cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const answer = await send(server, 'POST', '/session/sign-in', account, '')
  expect(answer.status, await answer.clone().text()).toBe(200)
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ')
  return { cookie, call: (at, method, path, body) => send(at, method, path, body, cookie) }
}

let servers: [Child, Child]
let urls: [string, string]
beforeAll(async () => {
  const server = inject('testServerUrl')
  await administer(server, `create database ${name} template template0 encoding 'UTF8' locale 'C.UTF-8'`)
  url = databaseUrl(server, name)
  // All at the same moment on an empty database: migrations and the first filling take turns.
  servers = [start(['serve', '--no-jobs']), start(['serve', '--no-jobs'])]
  const workers = [start(['worker']), start(['worker'])]
  urls = (await Promise.all(servers.map(({ ready }) => ready))) as [string, string]
  await Promise.all(workers.map(({ ready }) => ready))
  database = await openServer(url, { connectionName: 'test' })
}, 400_000)
afterAll(async () => {
  for (const { child } of children) child.kill('SIGTERM')
  await Promise.all(children.map(({ gone }) => gone))
  await database?.close()
  await administer(inject('testServerUrl'), `drop database if exists ${name} with (force)`)
  rmSync(folder, { recursive: true, force: true })
}, 120_000)

const entries = async (): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*) as count from platform.audit_entry`.execute(
    database.db,
  )
  return Number(rows[0]!.count)
}

const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await holds()) return
    await pause(200)
  }
  throw new Error(`${what} did not come true`)
}

it('processes that begin together migrate and fill an empty database once', async () => {
  const { rows } = await sql<{ migrations: number; names: number; chains: number; codes: number }>`
    select (select count(*) from platform.migration) as migrations, (select count(distinct name) from platform.migration) as names,
      (select count(*) from chains.chain) as chains, (select count(distinct code) from chains.chain) as codes`.execute(
    database.db,
  )
  expect(Number(rows[0]!.migrations)).toBe(Number(rows[0]!.names))
  expect(Number(rows[0]!.chains)).toBe(8)
  expect(Number(rows[0]!.codes)).toBe(8)
})

it('a session begun at one server is good at the other, and one that is ended is dead at both', async () => {
  const person = await logIn(urls[0], 'indicators')
  expect((await person.call(urls[1], 'GET', '/session/sessions')).status).toBe(200)
  const other = await logIn(urls[1], 'indicators')
  const sessions = (await (await other.call(urls[0], 'GET', '/session/sessions')).json()) as {
    id: string
    current: boolean
  }[]
  const first = sessions.find(({ current }) => !current)!
  const ended = await other.call(urls[1], 'POST', `/session/sessions/${first.id}/revoke`, {})
  expect(ended.ok, await ended.clone().text()).toBe(true)
  for (const server of urls) expect((await person.call(server, 'GET', '/session/sessions')).status).toBe(401)
})

it('log-ins that fail are counted for all servers together', async () => {
  const attempt = (server: string) =>
    fetch(`${server}/api/session/sign-in`, {
      method: 'POST',
      headers: { origin: server, 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'nobody-at-all', password: 'wrong password 1' }),
    })
  // Five are allowed, wherever.
  const statuses: number[] = []
  for (let tries = 0; tries < 6; tries += 1) statuses.push((await attempt(urls[tries % 2]!)).status)
  expect(statuses).toEqual([401, 401, 401, 401, 401, 403])
})

it('jobs asked for at servers that do none are shared by workers, each done once', async () => {
  const administrator = await logIn(urls[0], 'sysadmin')
  const asked = await administrator.call(urls[0], 'POST', '/backups')
  expect(asked.ok, await asked.clone().text()).toBe(true)
  await until('the backup', async () => {
    const state = (await (await administrator.call(urls[1], 'GET', '/backups')).json()) as {
      last: { state: string } | null
    }
    return state.last?.state === 'done'
  })
  const state = (await (await administrator.call(urls[1], 'GET', '/backups')).json()) as { files: unknown[] }
  expect(state.files).toHaveLength(1)
})

it('a job of the schedule is scheduled once, however many processes wrote it down', async () => {
  const { rows } = await sql<{ key: string; count: number }>`
    select key, count(*) as count from pgboss.schedule where name = 'shuanglian' group by key`.execute(
    database.db,
  )
  expect(rows.length).toBeGreaterThan(3)
  expect(rows.every(({ count }) => Number(count) === 1)).toBe(true)
  // Two processes that see it due at once: the queue lets one job through for a minute of the schedule.
  expect(rows.map(({ key }) => key)).toContain(workflowTick.name)
})

it('the audit log stays one chain while both servers write, and when one of them is killed', async () => {
  const people = await Promise.all([logIn(urls[0], 'head-office'), logIn(urls[1], 'head-office')])
  const card = (await (await people[0].call(urls[0], 'GET', '/governance/cards/pv')).json()) as {
    roles: { current: { id: string }[] }[]
  }
  const post = card.roles.flatMap((role) => role.current)[0]!.id
  const before = await entries()
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, writer) =>
      people[writer % 2]!.call(urls[writer % 2]!, 'POST', `/governance/posts/${post}/activities`, {
        heldOn: '2023-06-01',
        title: `活动${writer}`,
        note: null,
      }),
    ),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(40)
  expect((await entries()) - before).toBeGreaterThanOrEqual(40)
  servers[0].child.kill('SIGKILL')
  await servers[0].gone
  expect((await people[0].call(urls[1], 'GET', '/session/sessions')).status).toBe(200)
  expect((await fetch(`${urls[1]}/api/ready`)).status).toBe(200)
  const report = await verifyAudit(database.db, {
    checkpoints: openCheckpoints(env.AUDIT_CHECKPOINTS, env.AUDIT_KEY),
  })
  expect(report.findings).toEqual([])
  expect(report.sound).toBe(true)
  expect(report.checkpoints.state).toBe('verified')
})

it('a restore is refused while the product runs', async () => {
  const backup = join(folder, 'by-hand.tar.gz')
  const run = (args: string[], input = '') =>
    spawnSync(process.execPath, ['bin/shuanglian.mjs', ...args], {
      env: { ...process.env, ...env, DATABASE_URL: url },
      encoding: 'utf8',
      input,
    })
  const taken = run(['backup', backup, '--json'])
  expect(taken.status, taken.stderr).toBe(0)
  const refused = run(['restore', backup, '--replace'], `${name}\n`)
  expect(refused.stderr).toMatch(/platform\.restore\.inUse/)
  expect(refused.status).toBe(2)
})
