import { z } from 'zod'
import { day, download, endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { describeList } from '#platform/list/description.ts'

export const roleKinds = ['official', 'outside', 'administrator'] as const
export type RoleKind = (typeof roleKinds)[number]

/** From what the reach of a grant is measured. */
export const anchors = ['org', 'chains', 'region'] as const
export type Anchor = (typeof anchors)[number]

export const scopeKind = z.enum(['self', 'ownOrg', 'subtree', 'ownChains', 'region', 'city'])

export const accountStates = ['pending', 'active', 'disabled'] as const
export const accountState = z.enum(accountStates)
export type AccountState = z.infer<typeof accountState>

export const role = z.object({
  code: z.string(),
  kind: z.enum(roleKinds),
  name: z.string(),
  nameEn: z.string(),
  description: z.string(),
  descriptionEn: z.string(),
  /** Anchors a grant of this role must name. */
  needs: z.array(z.enum(anchors)),
  permissions: z.array(z.object({ permission: z.string(), scopes: z.array(scopeKind) })),
  /** Accounts that hold the role today. */
  holders: z.number().int(),
})
export type Role = z.infer<typeof role>

const roleName = z.object({ code: z.string(), name: z.string(), nameEn: z.string() })

export const account = z.object({
  id: z.string(),
  username: z.string(),
  name: z.string(),
  personId: z.uuid().nullable(),
  /** The organisation acted for: named by the account, else that of the person. */
  orgId: z.uuid().nullable(),
  orgName: z.string().nullable(),
  state: accountState,
  isDemo: z.boolean(),
  createdAt: instant,
  approvedAt: instant.nullable(),
  /** Set while a reset waits for a security administrator: until then nobody logs in. */
  resetAt: instant.nullable(),
  disabledReason: z.string().nullable(),
  /** Roles in force today. */
  roles: z.array(roleName),
  /** Grants that wait to be confirmed. */
  heldGrants: z.number().int(),
  lockVersion: z.number().int(),
})
export type Account = z.infer<typeof account>

export const accountStateWords = {
  pending: { zh: '待批准', en: 'pending' },
  active: { zh: '启用', en: 'active' },
  disabled: { zh: '停用', en: 'disabled' },
} satisfies Record<Account['state'], object>

/** The accounts, as administrators look through them. */
export const accountList = describeList<Account>()({
  object: 'access.account',
  title: { zh: '账号', en: 'Accounts' },
  sorts: ['name', 'username', 'state', 'org', 'created', 'approved'],
  columns: {
    name: {
      title: { zh: '姓名', en: 'Name' },
      kind: 'text',
      usual: true,
      personal: true,
      value: (row) => row.name,
    },
    username: {
      title: { zh: '用户名', en: 'User name' },
      kind: 'text',
      usual: true,
      personal: true,
      value: (row) => row.username,
    },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      usual: true,
      value: (row) => accountStateWords[row.state],
    },
    roles: {
      title: { zh: '角色', en: 'Roles' },
      kind: 'text',
      usual: true,
      width: 36,
      value: (row) => row.roles.map(({ name }) => name).join('、') || null,
    },
    org: {
      title: { zh: '单位', en: 'Organisation' },
      kind: 'text',
      usual: true,
      width: 28,
      value: (row) => row.orgName,
    },
    created: {
      title: { zh: '开设日期', en: 'Opened' },
      kind: 'instant',
      usual: true,
      width: 20,
      value: (row) => row.createdAt,
    },
    approved: {
      title: { zh: '批准时间', en: 'Approved' },
      kind: 'instant',
      usual: false,
      width: 20,
      value: (row) => row.approvedAt,
    },
    disabledReason: {
      title: { zh: '停用原因', en: 'Why disabled' },
      kind: 'text',
      usual: false,
      value: (row) => row.disabledReason,
    },
  },
})

const grantState = z.enum(['valid', 'upcoming', 'expired', 'ended'])

export const grant = z.object({
  id: z.uuid(),
  accountId: z.string(),
  accountName: z.string(),
  role: roleName,
  org: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  chains: z.array(z.object({ code: z.string(), name: z.string() })),
  region: z.object({ code: z.string(), name: z.string() }).nullable(),
  sinceOn: day,
  untilOn: day.nullable(),
  state: grantState,
  /**
   * Set while the grant waits for a security administrator, because its holder moved or left: it gives nothing then,
   * but for what a role anchored to chains gives there.
   */
  held: z.object({ because: z.enum(['moved', 'left']), at: instant }).nullable(),
  reason: z.string(),
  grantedAt: instant,
  grantedByName: z.string(),
  endedAt: instant.nullable(),
  endedByName: z.string().nullable(),
  endedReason: z.string().nullable(),
  lockVersion: z.number().int(),
})
export type Grant = z.infer<typeof grant>

/** A new or reset account with the password to hand over. It is shown once and stored nowhere in clear. */
export const accountWithPassword = z.object({ account, temporaryPassword: z.string() })
export type AccountWithPassword = z.infer<typeof accountWithPassword>

const accountConditions = z.object({
  query: z.string().max(100).optional(),
  state: accountState.optional(),
  role: z.string().max(60).optional(),
  /** Only accounts with grants that wait to be confirmed. */
  held: z.boolean().optional(),
})
export const accountFilter = accountConditions.extend(listQuery(accountList).shape)
export type AccountFilter = z.infer<typeof accountFilter>

const accountFileQuery = accountConditions.extend(listFileQuery(accountList).shape)
export type AccountFileQuery = z.infer<typeof accountFileQuery>

/** One's own e-mail address in the directory; `held` until its owner confirms it, and nothing is sent to it then. */
export const mailAddress = z.object({ address: z.string().nullable(), held: z.boolean() })
export type MailAddress = z.infer<typeof mailAddress>

/** How an account logs in, for whoever looks after log-ins. */
export const accountLogin = z.object({
  /** Until when failed attempts lock it, null when they do not. */
  lockedUntil: instant.nullable(),
  totp: z.boolean(),
  /** Whether an identity of the provincial platform logs in to it. */
  oidcLinked: z.boolean(),
})
export type AccountLogin = z.infer<typeof accountLogin>

const reason = z.string().trim().min(2).max(500)
const accountId = z.object({ id: z.uuid() })
const accountEdit = z.object({ id: z.string().min(1).max(100), lockVersion })

export const newAccount = z.object({
  username: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z][a-z0-9._-]{2,39}$/),
  name: z.string().trim().min(2).max(60),
  personId: z.uuid().nullable().default(null),
  orgId: z.uuid().nullable().default(null),
})
export type NewAccount = z.infer<typeof newAccount>

/** A grant that waits to be confirmed, with where its holder is now. */
export const heldGrant = grant.extend({
  holderOrg: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})
export type HeldGrant = z.infer<typeof heldGrant>

export const newGrant = z.object({
  accountId: z.string().min(1).max(100),
  roleCode: z.string().min(1).max(60),
  orgId: z.uuid().nullable().default(null),
  chainCodes: z.array(z.string()).max(50).default([]),
  regionCode: z.string().nullable().default(null),
  sinceOn: day,
  untilOn: day.nullable().default(null),
  reason,
})
export type NewGrant = z.infer<typeof newGrant>

/** Who may call what: every endpoint of the contract with the reach each role has there. */
export const rightsMatrix = z.object({
  roles: z.array(roleName.extend({ kind: z.enum(roleKinds) })),
  endpoints: z.array(
    z.object({
      module: z.string(),
      name: z.string(),
      method: z.string(),
      path: z.string(),
      summary: z.string(),
      /** `public`, `signedIn` or a permission. */
      right: z.string(),
      /** Kinds of reach by role code; roles that may not call it are left out. */
      scopes: z.record(z.string(), z.array(scopeKind)),
    }),
  ),
})
export type RightsMatrix = z.infer<typeof rightsMatrix>

const tags = ['access']

export const accessContract = {
  listRoles: endpoint('access.role.read', {
    method: 'GET',
    path: '/roles',
    tags,
    summary: 'Roles with what they give',
  }).output(z.array(role)),
  rightsMatrix: endpoint('access.role.read', {
    method: 'GET',
    path: '/rights',
    tags,
    summary: 'Which role may call which endpoint, and how far it reaches',
  }).output(rightsMatrix),
  listAccounts: endpoint('access.account.read', {
    method: 'GET',
    path: '/accounts',
    tags,
    summary: 'Accounts by name, state and role',
  })
    .input(accountFilter)
    .output(listPageOf(account, accountList)),
  exportAccounts: endpoint('access.account.export', {
    method: 'GET',
    path: '/accounts/export',
    tags,
    summary: 'The same list as a workbook with a watermark, for the review of who may do what',
  })
    .input(accountFileQuery)
    .output(download),
  listCandidates: endpoint('access.account.create', {
    method: 'GET',
    path: '/accounts/candidates',
    tags,
    summary: 'People of the directory who have no account yet',
  })
    .input(z.object({ query: z.string().trim().max(100).default('') }))
    .output(
      z.array(z.object({ personId: z.uuid(), name: z.string(), orgId: z.uuid(), orgName: z.string() })),
    ),
  createAccount: endpoint('access.account.create', {
    method: 'POST',
    path: '/accounts',
    tags,
    summary: 'Open an account; it waits until a security administrator lets it in',
    successStatus: 201,
  })
    .input(newAccount)
    .output(accountWithPassword),
  approveAccount: endpoint('access.account.approve', {
    method: 'POST',
    path: '/accounts/{id}/approve',
    tags,
    summary: 'Let a waiting account in',
  })
    .input(accountEdit)
    .output(account),
  disableAccount: endpoint('access.account.disable', {
    method: 'POST',
    path: '/accounts/{id}/disable',
    tags,
    summary: 'Shut an account out, with a reason',
  })
    .input(accountEdit.extend({ reason }))
    .output(account),
  enableAccount: endpoint('access.account.disable', {
    method: 'POST',
    path: '/accounts/{id}/enable',
    tags,
    summary: 'Take back that an account was shut out',
  })
    .input(accountEdit)
    .output(account),
  resetAccount: endpoint('access.account.reset', {
    method: 'POST',
    path: '/accounts/{id}/reset',
    tags,
    summary: 'Give an account a new temporary password; it waits until a security administrator confirms it',
  })
    .input(accountEdit.extend({ reason }))
    .output(accountWithPassword),
  getAccountLogin: endpoint('access.account.reset', {
    method: 'GET',
    path: '/accounts/{id}/login',
    tags,
    summary: 'How an account logs in, and whether it is locked',
  })
    .input(accountId)
    .output(accountLogin),
  unlockAccount: endpoint('access.account.reset', {
    method: 'POST',
    path: '/accounts/{id}/unlock',
    tags,
    summary: 'Lift the lock that failed attempts put on an account',
  })
    .input(accountId.extend({ reason }))
    .output(accountLogin),
  unlinkAccount: endpoint('access.account.reset', {
    method: 'POST',
    path: '/accounts/{id}/unlink-oidc',
    tags,
    summary: 'Take away the identity of the provincial platform that logs in to an account',
  })
    .input(accountId.extend({ reason }))
    .output(accountLogin),
  listGrants: endpoint('access.grant.read', {
    method: 'GET',
    path: '/accounts/{accountId}/grants',
    tags,
    summary: 'Roles of an account, in force first',
  })
    .input(z.object({ accountId: z.string().min(1).max(100) }))
    .output(z.array(grant)),
  listAnchors: endpoint('access.grant.give', {
    method: 'GET',
    path: '/grants/anchors',
    tags,
    summary: 'Chains and regions a grant may name',
  }).output(
    z.object({
      chains: z.array(z.object({ code: z.string(), name: z.string() })),
      regions: z.array(z.object({ code: z.string(), name: z.string() })),
    }),
  ),
  giveGrant: endpoint('access.grant.give', {
    method: 'POST',
    path: '/grants',
    tags,
    summary: 'Give a role to an account',
    successStatus: 201,
  })
    .input(newGrant)
    .output(grant),
  listHeldGrants: endpoint('access.grant.read', {
    method: 'GET',
    path: '/grants/held',
    tags,
    summary: 'Grants that wait to be confirmed, because their holders moved or left',
  }).output(z.array(heldGrant)),
  confirmGrant: endpoint('access.grant.give', {
    method: 'POST',
    path: '/grants/{id}/confirm',
    tags,
    summary: 'Confirm a grant that waits, as it is or for another organisation',
  })
    .input(
      z.object({
        id: z.uuid(),
        lockVersion,
        /** What the reach is measured from henceforth; left out: as it was. */
        orgId: z.uuid().optional(),
        reason,
      }),
    )
    .output(grant),
  endGrant: endpoint('access.grant.give', {
    method: 'POST',
    path: '/grants/{id}/end',
    tags,
    summary: 'End a grant at once, with a reason',
  })
    .input(z.object({ id: z.uuid(), lockVersion, reason }))
    .output(grant),
  myMailAddress: endpoint('signedIn', {
    method: 'GET',
    path: '/me/mail-address',
    tags,
    summary: 'Where my e-mail goes, and whether I confirmed it',
  }).output(mailAddress),
  confirmMailAddress: endpoint('signedIn', {
    method: 'POST',
    path: '/me/mail-address/confirm',
    tags,
    summary: 'Confirm my e-mail address as I see it',
  })
    .input(z.object({ address: z.string().min(3).max(200) }))
    .output(mailAddress),
  myGrants: endpoint('signedIn', {
    method: 'GET',
    path: '/me/grants',
    tags,
    summary: 'My own roles and what they allow',
  }).output(
    z.object({
      grants: z.array(grant),
      /** Permissions given anywhere at all, sorted. `null`: everything, on the machine itself. */
      permissions: z.array(z.string()).nullable(),
    }),
  ),
}
