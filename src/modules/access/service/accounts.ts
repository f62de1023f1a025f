import { organisationRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import type { Page } from '#platform/db/paging.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Account, AccountFilter, AccountWithPassword, NewAccount } from '../contract.ts'
import type { LoginPort } from '../logins.ts'
import * as queries from '../queries/account.ts'
import { listHeldRoles, lockLastingSecAdmins } from '../queries/grant.ts'
import { accountRef } from '../refs.ts'
import { temporaryPassword } from '../rules/temporary-password.ts'
import { lastSecAdmin, unknownAccount, unknownOrganisation } from './faults.ts'
import { refuseSelf } from './refuse.ts'

interface Edit {
  id: string
  lockVersion: number
}

export function listAccounts(ctx: Context, filter: AccountFilter): Promise<Page<Account>> {
  requireRight(ctx, 'access.account.read', {})
  return queries.listAccounts(ctx.db, filter, businessDay(ctx.clock))
}

/** People an account may still be opened for. */
export function listCandidates(ctx: Context, query: string) {
  requireRight(ctx, 'access.account.create', {})
  return queries.listCandidates(ctx.db, query)
}

/**
 * Opens an account with a log-in. It waits until a security administrator lets it in.
 *
 * @throws AppError for a user name or person that has an account, an unknown person or organisation.
 */
export async function createAccount(
  ctx: Context,
  logins: LoginPort,
  input: NewAccount,
): Promise<AccountWithPassword> {
  requireRight(ctx, 'access.account.create', {})
  const work = inTransaction(ctx, async (tx) => {
    await checkReferences(tx, input)
    return openAccount(tx, logins, input, { approved: false, demo: null })
  })
  return work.catch((cause: unknown) => {
    if (violatesUnique(cause, 'account_username_key'))
      throw new AppError(
        'conflict',
        'access.account.usernameTaken',
        `the user name ${input.username} is taken`,
        { field: 'username' },
        { cause },
      )
    if (violatesUnique(cause, 'account_person_key'))
      throw new AppError(
        'conflict',
        'access.account.personTaken',
        'this person has an account already',
        { field: 'personId' },
        { cause },
      )
    throw cause
  })
}

/** The same in an open transaction and without any check: for the demo city and the first administrators. */
export async function openAccount(
  tx: Context,
  logins: LoginPort,
  input: NewAccount,
  options: { approved: boolean; demo: { password: string; title: string } | null },
): Promise<AccountWithPassword> {
  const { approved, demo } = options
  const id = await queries.insertAccount(tx.db, input, tx.clock.now(), tx.actor.id, {
    approved,
    isDemo: demo !== null,
  })
  const password = demo?.password ?? temporaryPassword()
  await logins.createLogin(tx, {
    accountId: id,
    username: input.username,
    name: input.name,
    temporaryPassword: password,
    mustChange: demo === null,
    ...(demo === null ? {} : { demo }),
  })
  const account = (await queries.findAccount(tx.db, id, businessDay(tx.clock)))!
  await recordChanges(tx, [
    {
      action: 'access.account.create',
      object: accountRef(id),
      before: null,
      after: account,
      links: [
        { from: accountRef(id), relation: 'openedBy', to: { kind: 'system.actor', id: tx.actor.id } },
        ...linksOf(account),
      ],
    },
  ])
  return { account, temporaryPassword: password }
}

/** Lets a waiting account in. */
export async function approveAccount(ctx: Context, logins: LoginPort, edit: Edit): Promise<Account> {
  requireRight(ctx, 'access.account.approve', {})
  if (edit.id === ctx.actor.id) return refuseSelf(ctx, 'access.account.refuseApprove', {})
  return inTransaction(ctx, async (tx) => {
    const before = await lockedAccount(tx, edit)
    if (before.state !== 'pending')
      throw new AppError('conflict', 'access.account.notPending', `the account is ${before.state}`, {
        state: before.state,
      })
    await queries.updateAccountState(tx.db, edit.id, {
      state: 'active',
      disabledReason: null,
      approved: { at: tx.clock.now(), by: tx.actor.id },
    })
    await logins.enableLogin(tx, edit.id)
    return saved(tx, before, 'access.account.approve', null)
  })
}

/** Shuts an account out: its sessions end and it cannot log in. */
export async function disableAccount(
  ctx: Context,
  logins: LoginPort,
  edit: Edit & { reason: string },
): Promise<Account> {
  requireRight(ctx, 'access.account.disable', {})
  if (edit.id === ctx.actor.id) return refuseSelf(ctx, 'access.account.refuseDisable', {})
  return inTransaction(ctx, async (tx) => {
    await requireOtherSecAdmin(tx, edit.id)
    const before = await lockedAccount(tx, edit)
    if (before.state === 'disabled')
      throw new AppError('conflict', 'access.account.disabled', 'the account is shut out already')
    await queries.updateAccountState(tx.db, edit.id, { state: 'disabled', disabledReason: edit.reason })
    await logins.disableLogin(tx, edit.id)
    await logins.revokeSessionsOf(tx, edit.id)
    return saved(tx, before, 'access.account.disable', edit.reason)
  })
}

/** Takes a shutting out back: an account that was let in before is active, another one waits again. */
export async function enableAccount(ctx: Context, logins: LoginPort, edit: Edit): Promise<Account> {
  requireRight(ctx, 'access.account.disable', {})
  return inTransaction(ctx, async (tx) => {
    const before = await lockedAccount(tx, edit)
    if (before.state !== 'disabled')
      throw new AppError('conflict', 'access.account.notDisabled', `the account is ${before.state}`, {
        state: before.state,
      })
    const active = before.approvedAt !== null
    await queries.updateAccountState(tx.db, edit.id, {
      state: active ? 'active' : 'pending',
      disabledReason: null,
    })
    if (active) await logins.enableLogin(tx, edit.id)
    return saved(tx, before, 'access.account.enable', null)
  })
}

/**
 * Gives an account a new temporary password. The account of an administrator then waits to be let in again: otherwise
 * whoever resets could log in as the one who checks.
 */
export async function resetAccount(
  ctx: Context,
  logins: LoginPort,
  edit: Edit & { reason: string },
): Promise<AccountWithPassword> {
  requireRight(ctx, 'access.account.reset', {})
  if (edit.id === ctx.actor.id) return refuseSelf(ctx, 'access.account.refuseReset', {})
  return inTransaction(ctx, async (tx) => {
    await requireOtherSecAdmin(tx, edit.id)
    const before = await lockedAccount(tx, edit)
    const password = temporaryPassword()
    await logins.resetLogin(tx, edit.id, password)
    const isAdministrator = (await listHeldRoles(tx.db, edit.id)).some(
      (role) => role.kind === 'administrator',
    )
    const waits = isAdministrator && before.state === 'active'
    await queries.updateAccountState(tx.db, edit.id, {
      state: waits ? 'pending' : before.state,
      disabledReason: before.disabledReason,
      ...(isAdministrator ? { approved: null } : {}),
    })
    if (waits) await logins.disableLogin(tx, edit.id)
    const account = await saved(tx, before, 'access.account.reset', edit.reason)
    return { account, temporaryPassword: password }
  })
}

/** Taken before the account itself is held: whoever takes a security administrator away waits here for the other. */
async function requireOtherSecAdmin(tx: Context, accountId: string): Promise<void> {
  const lasting = await lockLastingSecAdmins(tx.db, businessDay(tx.clock))
  const isOne = lasting.some((held) => held.accountId === accountId)
  if (isOne && lasting.every((held) => held.accountId === accountId)) throw lastSecAdmin()
}

async function checkReferences(tx: Context, input: NewAccount): Promise<void> {
  if (input.personId !== null && !(await queries.personExists(tx.db, input.personId)))
    throw new AppError('badInput', 'directory.person.unknown', 'there is no such person', {
      field: 'personId',
    })
  if (input.orgId !== null && !(await queries.organisationExists(tx.db, input.orgId)))
    throw unknownOrganisation()
}

async function lockedAccount(tx: Context, edit: Edit): Promise<Account> {
  const account = await queries.lockAccount(tx.db, edit.id, businessDay(tx.clock))
  if (account === null) throw unknownAccount(edit.id)
  requireVersion(account, edit.lockVersion)
  return account
}

async function saved(tx: Context, before: Account, action: string, reason: string | null): Promise<Account> {
  const after = (await queries.findAccount(tx.db, before.id, businessDay(tx.clock)))!
  await recordChanges(tx, [
    { action, object: accountRef(before.id), before, after, reason, links: handledLinks(tx, after) },
  ])
  return after
}

const handledLinks = (tx: Context, account: Account): [Link, ...Link[]] => [
  { from: accountRef(account.id), relation: 'handledBy', to: { kind: 'system.actor', id: tx.actor.id } },
  ...linksOf(account),
]

function linksOf(account: Account): Link[] {
  const from = accountRef(account.id)
  return [
    ...(account.personId === null
      ? []
      : [{ from, relation: 'accountOf', to: { kind: 'directory.person', id: account.personId } }]),
    ...(account.orgId === null ? [] : [{ from, relation: 'actsFor', to: organisationRef(account.orgId) }]),
  ]
}
