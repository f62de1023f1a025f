import { organisationRef } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import { notify } from '#platform/notify/index.ts'
import { requireRight } from '#platform/rights/rights.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Account, AccountFilter, AccountWithPassword, NewAccount } from '../contract.ts'
import type { LoginPort } from '../logins.ts'
import * as queries from '../queries/account.ts'
import { accountsWith } from '../queries/accounts-with.ts'
import { lockLastingSecAdmins } from '../queries/grant.ts'
import { accountRef } from '../refs.ts'
import { temporaryPassword } from '../rules/temporary-password.ts'
import { lastSecAdmin, unknownAccount, unknownOrganisation } from './faults.ts'
import { refuseSelf } from './refuse.ts'

interface Edit {
  id: string
  lockVersion: number
}

export function listAccounts(ctx: Context, filter: AccountFilter): Promise<ListPage<Account>> {
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
      resetAt: null,
    })
    await logins.enableLogin(tx, edit.id)
    if (before.resetAt !== null)
      await tellOwner(tx, before, 'access.account.resetConfirmed', '您的密码重置已由安全管理员确认')
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
 * Gives an account a new temporary password. It takes effect once a security administrator confirmed it, who asks the
 * owner: otherwise whoever resets could log in as anybody. Until then nobody logs in. The owner is told.
 *
 * An account that was never let in waits as it did.
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
    const waits = before.approvedAt !== null
    await queries.updateAccountState(tx.db, edit.id, {
      // One that is shut out stays so, and waits when it is taken back.
      state: before.state === 'active' ? 'pending' : before.state,
      disabledReason: before.disabledReason,
      ...(waits ? { approved: null, resetAt: tx.clock.now() } : {}),
    })
    if (waits) {
      await logins.disableLogin(tx, edit.id)
      await tellOwner(tx, before, 'access.account.reset', '您的密码已被申请重置，等待安全管理员确认')
      await tellDeciders(tx, before)
    }
    const account = await saved(tx, before, 'access.account.reset', edit.reason)
    return { account, temporaryPassword: password }
  })
}

/** The owner learns of a reset: one nobody asked for is noticed. It names no password. */
async function tellOwner(tx: Context, account: Account, topic: string, title: string): Promise<void> {
  await notify(tx, {
    to: [account.id],
    topic,
    title,
    text: `账号 ${account.username}。如非本人申请，请立即告知安全管理员和审计管理员。`,
    href: '/account',
    object: accountRef(account.id),
    urgency: 'act',
  })
}

async function tellDeciders(tx: Context, account: Account): Promise<void> {
  const deciders = await accountsWith(tx.db, 'access.account.approve', {}, businessDay(tx.clock))
  await notify(tx, {
    to: deciders.map(({ id }) => id).filter((id) => id !== account.id),
    topic: 'access.account.waiting',
    title: `${account.name}（${account.username}）的密码重置待确认`,
    text: '请向本人核实后再确认。',
    href: `/admin/accounts?account=${encodeURIComponent(account.id)}`,
    object: accountRef(account.id),
    urgency: 'act',
    dedupeKey: `reset ${account.id}`,
  })
}

/** Taken before the account itself is held: whoever takes a security administrator away waits here for the other. */
async function requireOtherSecAdmin(tx: Context, accountId: string): Promise<void> {
  const lasting = await lockLastingSecAdmins(tx.db, businessDay(tx.clock))
  const isOne = lasting.some((held) => held.accountId === accountId)
  if (isOne && lasting.every((held) => held.accountId === accountId)) throw lastSecAdmin()
}

async function checkReferences(tx: Context, input: NewAccount): Promise<void> {
  if (input.personId !== null && !(await queries.personServes(tx.db, input.personId)))
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
