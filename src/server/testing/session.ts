import { createHmac } from 'node:crypto'
import { type AuthConfig, createLogin, findLogin, type NewLogin } from '#platform/auth/index.ts'
import type { Clock } from '#platform/clock.ts'
import type { Config } from '#platform/config.ts'
import type { Context } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { testContext, testInstant } from '#platform/db/testing/on-both-databases.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Accounts } from '../accounts.ts'
import type { Runtime } from '../runtime.ts'
import { testRuntime } from './api.ts'

/** A clock that a test moves. */
export interface MovableClock extends Clock {
  advance(minutes: number): void
}

export function movableClock(): MovableClock {
  let now = new Date(testInstant).getTime()
  return {
    now: () => new Date(now),
    advance: (minutes) => {
      now += minutes * 60_000
    },
  }
}

/** Every log-in is of somebody without roles: log-in itself is tried here, the register of accounts elsewhere. */
const accounts: Accounts = {
  async actorOf(db, accountId) {
    const login = await findLogin(db, accountId)
    return login === null
      ? null
      : { id: accountId, name: login.name, personId: null, orgId: null, rights: new Map() }
  },
  mayLogIn: async () => ({ allowed: true }),
}

export const goodPassword = 'Tingcheng-2023'

let people = 0

/** A world of log-in tests: a server, a clock, and ways to make accounts. */
export function logInWorld(
  database: () => Database,
  given: { config?: Partial<Config>; auth?: Partial<AuthConfig>; token?: string } = {},
) {
  const clock = movableClock()
  const runtime: Runtime = {
    ...testRuntime(async () => database(), {
      ...given,
      clock,
      auth: { mayLogIn: accounts.mayLogIn, ...given.auth },
    }),
    accounts,
  }
  const ctx = (): Context => ({ ...testContext(database().db), clock })
  return {
    clock,
    runtime,
    ctx,
    /** Makes an account; user names differ from test to test. */
    async account(values: Partial<NewLogin> = {}): Promise<NewLogin> {
      people += 1
      const login: NewLogin = {
        accountId: crypto.randomUUID(),
        username: `person${people}`,
        name: '宁远',
        temporaryPassword: goodPassword,
        mustChange: false,
        ...values,
      }
      await inTransaction(ctx(), (tx) => createLogin(tx, login))
      return login
    },
    /** Actions recorded about an account, oldest first. */
    async actions(accountId: string): Promise<string[]> {
      const rows = await database()
        .db.selectFrom('platform.audit_entry')
        .select('action')
        .where('object_kind', '=', 'identity.account')
        .where('object_id', '=', accountId)
        .orderBy('id')
        .execute()
      return rows.map((row) => row.action)
    },
  }
}

/** The code an authenticator shows now for a secret in base 32 (RFC 6238, six digits, 30 seconds). */
export function totpCode(secret: string, at = Date.now()): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)))
  const digest = createHmac('sha1', key).update(counter).digest()
  const offset = digest.at(-1)! & 15
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
