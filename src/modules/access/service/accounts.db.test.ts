import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import type { Actor, Context } from '#platform/context.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { AppError } from '#platform/errors.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Account } from '../contract.ts'
import type { LoginPort } from '../logins.ts'
import { loadActor, logInBar } from '../queries/actor.ts'
import { actorWith } from '../testing/actor-with.ts'
import {
  approveAccount,
  createAccount,
  disableAccount,
  enableAccount,
  listAccounts,
  resetAccount,
} from './accounts.ts'
import { openFirstAdministrators } from './first-administrators.ts'
import { type ChainNames, endGrant, giveGrant, listGrants } from './grants.ts'
import { installRoles } from './roles.ts'

/** Log-ins as the platform would keep them: what was asked of them, in order. */
function recordingLogins(): LoginPort & { calls: string[] } {
  const calls: string[] = []
  const note = async (what: string) => {
    calls.push(what)
  }
  return {
    calls,
    createLogin: (_tx, { username, temporaryPassword }) => note(`create ${username} ${temporaryPassword}`),
    resetLogin: (_tx, _id, temporaryPassword) => note(`reset ${temporaryPassword}`),
    disableLogin: () => note('disable'),
    enableLogin: () => note('enable'),
    unlockLogin: () => note('unlock'),
    unlinkOidc: () => note('unlink'),
    loginFacts: async () => ({ lockedUntil: null, totp: false, oidcLinked: false }),
    revokeSessionsOf: () => note('revoke'),
  }
}

const chainNames: ChainNames = async () => [{ code: 'pv', name: '光伏' }]
const today = '2023-06-15'
const page = { page: 1, pageSize: 50 }

const reasonOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof AppError ? error.reason : String(error)),
  )

onBothDatabases('accounts and three administrators', (database, ctx) => {
  const logins = recordingLogins()
  const as = (actor: Actor): Context => ({ ...ctx(), actor })
  const sysAdmin = () => as({ ...actorWith({ role: 'sysAdmin' }), id: first.sysadmin!.id })
  const secAdmin = () => as({ ...actorWith({ role: 'secAdmin' }), id: first.secadmin!.id })
  const first: Record<string, Account> = {}

  const open = async (username: string): Promise<Account> => {
    const { account } = await createAccount(sysAdmin(), logins, {
      username,
      name: `某人${username}`,
      personId: null,
      orgId: null,
    })
    return account
  }
  const openActive = async (username: string) => approveAccount(secAdmin(), logins, await open(username))
  const grant = (accountId: string, roleCode: string, more: object = {}) =>
    giveGrant(secAdmin(), chainNames, {
      accountId,
      roleCode,
      orgId: null,
      chainCodes: [],
      regionCode: null,
      sinceOn: today,
      untilOn: null,
      reason: '工作需要',
      ...more,
    })
  const actionsOn = async (id: string): Promise<string[]> => {
    const rows = await database()
      .db.selectFrom('platform.audit_entry')
      .select('action')
      .where('object_id', '=', id)
      .orderBy('id')
      .execute()
    return rows.map((row) => row.action)
  }

  beforeAll(async () => {
    await inTransaction(ctx(), installRoles)
    for (const { account } of await openFirstAdministrators(ctx(), logins, chainNames))
      first[account.username] = account
  })

  it('the first three administrators are opened once, and not by anybody with an account', async () => {
    expect(Object.keys(first)).toEqual(['sysadmin', 'secadmin', 'auditor'])
    expect(await reasonOf(openFirstAdministrators(ctx(), logins, chainNames))).toBe('access.account.notFirst')
    expect(await reasonOf(openFirstAdministrators(sysAdmin(), logins, chainNames))).toBe(
      'platform.right.missing',
    )
    const actor = await loadActor(database().db, first.auditor!.id, today)
    expect([...(actor!.rights as ReadonlyMap<string, unknown>).keys()].sort()).toEqual([
      'platform.audit.read',
      'platform.audit.verify',
    ])
  })

  it('roles are written once: a second start changes and records nothing', async () => {
    const count = async () =>
      (
        await sql`select from platform.audit_entry where action = 'access.role.install'`.execute(
          database().db,
        )
      ).rows.length
    const before = await count()
    await inTransaction(ctx(), installRoles)
    expect(await count()).toBe(before)
    await sql`delete from access.role_permission where role_code = 'auditor' and permission = 'platform.audit.verify'`.execute(
      database().db,
    )
    await inTransaction(ctx(), installRoles)
    expect(await count()).toBe(before + 1)
  })

  it('a new account waits until a security administrator lets it in', async () => {
    const account = await open('waiting')
    expect(account.state).toBe('pending')
    expect(await logInBar(database().db, account.id, today)).toBe('notActive')
    expect(await reasonOf(approveAccount(sysAdmin(), logins, account))).toBe('platform.right.missing')
    expect((await approveAccount(secAdmin(), logins, account)).state).toBe('active')
    expect(await logInBar(database().db, account.id, today)).toBeNull()
    expect(await reasonOf(approveAccount(secAdmin(), logins, { ...account, lockVersion: 2 }))).toBe(
      'access.account.notPending',
    )
    expect(await actionsOn(account.id)).toEqual(['access.account.create', 'access.account.approve'])
  })

  it('a user name belongs to one account', async () => {
    await open('only-once')
    expect(await reasonOf(open('only-once'))).toBe('access.account.usernameTaken')
    expect(
      await reasonOf(
        createAccount(sysAdmin(), logins, {
          username: 'no-person',
          name: '无人',
          personId: '00000000-0000-4000-8000-000000000009',
          orgId: null,
        }),
      ),
    ).toBe('directory.person.unknown')
  })

  it('shutting out ends sessions and is taken back; what was never let in waits again', async () => {
    const account = await openActive('shut-out')
    logins.calls.length = 0
    const shut = await disableAccount(sysAdmin(), logins, { ...account, reason: '调离' })
    expect(shut).toMatchObject({ state: 'disabled', disabledReason: '调离' })
    expect(logins.calls).toEqual(['disable', 'revoke'])
    expect(await logInBar(database().db, account.id, today)).toBe('notActive')
    expect((await enableAccount(sysAdmin(), logins, shut)).state).toBe('active')

    const never = await open('never-in')
    const out = await disableAccount(sysAdmin(), logins, { ...never, reason: '误开' })
    expect((await enableAccount(sysAdmin(), logins, out)).state).toBe('pending')
  })

  it('an edit begun on an older version is refused', async () => {
    const account = await openActive('stale')
    expect(
      await reasonOf(disableAccount(sysAdmin(), logins, { ...account, lockVersion: 1, reason: '迟了' })),
    ).toBe('platform.object.changed')
  })

  it('nobody gives to themselves, and the attempt stays in the log', async () => {
    const me = first.secadmin!
    expect(await reasonOf(grant(me.id, 'headChainChief'))).toBe('access.account.self')
    const [own] = await listGrants(secAdmin(), chainNames, me.id)
    expect(await reasonOf(endGrant(secAdmin(), chainNames, { ...own!, reason: '不干了' }))).toBe(
      'access.account.self',
    )
    expect(await actionsOn(me.id)).toEqual([
      'access.account.create',
      'access.grant.refuseGive',
      'access.grant.refuseEnd',
    ])
    expect(await listGrants(secAdmin(), chainNames, me.id)).toHaveLength(1)
  })

  it('nobody shuts out or resets their own account, and the attempt stays in the log', async () => {
    const me = first.sysadmin!
    expect(await reasonOf(disableAccount(sysAdmin(), logins, { ...me, reason: '试试' }))).toBe(
      'access.account.self',
    )
    expect(await reasonOf(resetAccount(sysAdmin(), logins, { ...me, reason: '试试' }))).toBe(
      'access.account.self',
    )
    expect(await actionsOn(me.id)).toEqual([
      'access.account.create',
      'access.account.refuseDisable',
      'access.account.refuseReset',
    ])
  })

  it('a system administrator gives no rights', async () => {
    const account = await openActive('wants-rights')
    expect(
      await reasonOf(
        giveGrant(sysAdmin(), chainNames, {
          accountId: account.id,
          roleCode: 'headChainChief',
          orgId: null,
          chainCodes: [],
          regionCode: null,
          sinceOn: today,
          untilOn: null,
          reason: '试试',
        }),
      ),
    ).toBe('platform.right.missing')
  })

  it('administrators’ roles exclude each other and every other role', async () => {
    expect(await reasonOf(grant(first.sysadmin!.id, 'auditor'))).toBe('access.grant.separated')
    expect(await reasonOf(grant(first.auditor!.id, 'headChainChief'))).toBe('access.grant.separated')
    const account = await openActive('business')
    const given = await grant(account.id, 'headOffice')
    expect(await reasonOf(grant(account.id, 'secAdmin'))).toBe('access.grant.separated')
    await endGrant(secAdmin(), chainNames, { ...given, reason: '转岗' })
    expect((await grant(account.id, 'secAdmin')).state).toBe('valid')
    await endGrant(secAdmin(), chainNames, { ...(await grantOf(account.id)), reason: '试用结束' })
  })

  const grantOf = async (accountId: string) => (await listGrants(secAdmin(), chainNames, accountId))[0]!

  it('anchors a role needs are named, exist, and are not named for nothing', async () => {
    const account = await openActive('anchors')
    const tries: [string, object, string][] = [
      ['chainOffice', {}, 'access.grant.anchorMissing'],
      ['chainOffice', { chainCodes: ['steel'] }, 'chains.chain.unknown'],
      ['countyOfficer', {}, 'access.grant.anchorMissing'],
      ['countyOfficer', { regionCode: '999999' }, 'directory.region.unknown'],
      ['headChainChief', { chainCodes: ['pv'] }, 'access.grant.anchorUnused'],
      ['enterpriseUser', {}, 'access.grant.anchorMissing'],
      ['trainee', { orgId: '00000000-0000-4000-8000-000000000009' }, 'directory.organisation.unknown'],
      ['king', {}, 'access.role.unknown'],
      ['trainee', { untilOn: '2023-06-14' }, 'access.grant.datesReversed'],
      ['trainee', { sinceOn: '2023-01-01', untilOn: '2023-06-14' }, 'access.grant.past'],
    ]
    for (const [roleCode, more, reason] of tries)
      expect(await reasonOf(grant(account.id, roleCode, more)), `${roleCode} ${JSON.stringify(more)}`).toBe(
        reason,
      )
    const given = await grant(account.id, 'chainOffice', { chainCodes: ['pv'] })
    expect(given).toMatchObject({ state: 'valid', chains: [{ code: 'pv', name: '光伏' }] })
  })

  it('an ended grant gives nothing from the same moment on', async () => {
    const account = await openActive('ended')
    const given = await grant(account.id, 'headChainChief')
    const rightsOf = async () => (await loadActor(database().db, account.id, today))!.rights
    expect((await rightsOf()) as ReadonlyMap<string, unknown>).not.toHaveProperty('size', 0)
    const ended = await endGrant(secAdmin(), chainNames, { ...given, reason: '离任' })
    expect(ended).toMatchObject({ state: 'ended', endedReason: '离任' })
    expect((await rightsOf()) as ReadonlyMap<string, unknown>).toHaveProperty('size', 0)
    expect(await reasonOf(endGrant(secAdmin(), chainNames, { ...ended, reason: '再来' }))).toBe(
      'access.grant.ended',
    )
  })

  it('the last lasting security administrator keeps role and account', async () => {
    const me = first.secadmin!
    const other = await openActive('second-sec')
    const otherCtx = as({ ...actorWith({ role: 'secAdmin' }), id: other.id })
    const [mine] = await listGrants(otherCtx, chainNames, me.id)
    const takeMine = () => endGrant(otherCtx, chainNames, { ...mine!, reason: '换人' })
    const current = async () =>
      (await listAccounts(sysAdmin(), { ...page, query: 'secadmin' })).items[0] as Account
    expect(await reasonOf(takeMine())).toBe('access.grant.lastSecAdmin')
    expect(await reasonOf(disableAccount(sysAdmin(), logins, { ...(await current()), reason: '换人' }))).toBe(
      'access.grant.lastSecAdmin',
    )
    expect(await reasonOf(resetAccount(sysAdmin(), logins, { ...(await current()), reason: '忘记' }))).toBe(
      'access.grant.lastSecAdmin',
    )
    // One whose term ends does not count: the day after there would be nobody.
    const short = await grant(other.id, 'secAdmin', { untilOn: '2023-12-31' })
    expect(await reasonOf(takeMine())).toBe('access.grant.lastSecAdmin')
    await endGrant(secAdmin(), chainNames, { ...short, reason: '改为长期' })
    await grant(other.id, 'secAdmin')
    expect((await takeMine()).state).toBe('ended')
  })

  it('two security administrators who end each other at the same moment leave one', async () => {
    const [one, two] = [await openActive('sec-one'), await openActive('sec-two')]
    const of = (account: Account) => as({ ...actorWith({ role: 'secAdmin' }), id: account.id })
    const outsider = as({ ...actorWith({ role: 'secAdmin' }), id: 'test-outsider' })
    const grants = await Promise.all(
      [one, two].map((account) =>
        giveGrant(outsider, chainNames, {
          accountId: account.id,
          roleCode: 'secAdmin',
          orgId: null,
          chainCodes: [],
          regionCode: null,
          sinceOn: today,
          untilOn: null,
          reason: '同时',
        }),
      ),
    )
    const { items } = await listAccounts(sysAdmin(), { ...page, role: 'secAdmin' })
    for (const account of items.filter(({ id }) => id !== one.id && id !== two.id)) {
      const [held] = await listGrants(outsider, chainNames, account.id)
      await endGrant(outsider, chainNames, { ...held!, reason: '只留两人' })
    }
    const ends = await Promise.allSettled([
      endGrant(of(one), chainNames, { ...grants[1]!, reason: '互相' }),
      endGrant(of(two), chainNames, { ...grants[0]!, reason: '互相' }),
    ])
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const refused = ends.find((end) => end.status === 'rejected') as PromiseRejectedResult
    expect(refused.reason).toMatchObject({ reason: 'access.grant.lastSecAdmin' })
  })

  it('whoever is reset waits to be let in again, so that whoever resets cannot act in that name', async () => {
    const before = (await listAccounts(sysAdmin(), { ...page, query: 'auditor' })).items[0]!
    const { account, temporaryPassword } = await resetAccount(sysAdmin(), logins, {
      ...before,
      reason: '忘记密码',
    })
    expect(logins.calls).toContain(`reset ${temporaryPassword}`)
    expect(account.state).toBe('pending')
    const business = await openActive('plain')
    const reset = (await resetAccount(sysAdmin(), logins, { ...business, reason: '忘记密码' })).account
    expect(reset).toMatchObject({ state: 'pending', approvedAt: null, resetAt: '2023-06-15T02:00:00.000Z' })
    expect(await logInBar(database().db, business.id, today)).toBe('notActive')
    expect(await reasonOf(approveAccount(sysAdmin(), logins, reset))).toBe('platform.right.missing')
    expect(await approveAccount(secAdmin(), logins, reset)).toMatchObject({ state: 'active', resetAt: null })
  })

  it('an account without roles waits too: it may get some before its owner logs in', async () => {
    const bare = await openActive('bare')
    expect((await resetAccount(sysAdmin(), logins, { ...bare, reason: '忘记密码' })).account.state).toBe(
      'pending',
    )
  })

  it('shutting out, resetting and taking back is no way around the security administrator', async () => {
    const account = await openActive('round-about')
    const shut = await disableAccount(sysAdmin(), logins, { ...account, reason: '调离' })
    const { account: reset } = await resetAccount(sysAdmin(), logins, { ...shut, reason: '忘记密码' })
    expect(reset.state).toBe('disabled')
    expect((await enableAccount(sysAdmin(), logins, reset)).state).toBe('pending')
  })

  it('no password stands in the log', async () => {
    const { account, temporaryPassword } = await createAccount(sysAdmin(), logins, {
      username: 'secretive',
      name: '某人',
      personId: null,
      orgId: null,
    })
    expect(logins.calls).toContain(`create secretive ${temporaryPassword}`)
    const { rows } = await sql<{ all: string }>`
      select string_agg(coalesce(before::text, '') || coalesce(after::text, ''), '') as all
      from platform.audit_entry where object_id = ${account.id}`.execute(database().db)
    expect(rows[0]!.all).toContain('secretive')
    expect(rows[0]!.all).not.toContain(temporaryPassword)
  })

  it('accounts are found by name, state and role', async () => {
    const found = async (filter: object) =>
      (await listAccounts(sysAdmin(), { ...page, ...filter })).items.map(({ username }) => username)
    expect(await found({ query: 'only' })).toEqual(['only-once'])
    expect(await found({ role: 'sysAdmin' })).toEqual(['sysadmin'])
    const pending = await found({ state: 'pending' })
    expect(pending).toContain('only-once')
    expect(pending).not.toContain('plain')
  })
})
