import type { Describer, Describers } from '#platform/thread/thread.ts'
import { accountNames } from './queries/account.ts'
import { grantTitles } from './queries/grant.ts'
import { roleNames } from './queries/role.ts'

export { accessGuards } from './guards.ts'
export type { LoginPort } from './logins.ts'
export {
  accountNames,
  accountsOfOrganisations,
  accountsOfPeople,
  mailAddressesOf,
  organisationsOfRole,
} from './queries/account.ts'
export { accountsWith } from './queries/accounts-with.ts'
export { loadActor, logInBar } from './queries/actor.ts'
export { accountRef } from './refs.ts'
export { roles } from './roles/index.ts'
export { permissionsOf } from './roles/role-data.ts'
export { accessRoutes } from './routes.ts'
export { rightsMatrixOf } from './rules/matrix.ts'
export { openFirstAdministrators } from './service/first-administrators.ts'
export { accessPersonListener } from './service/held-grants.ts'
export { loadAccounts } from './service/load.ts'
export { installRoles } from './service/roles.ts'

const accountHref = (id: string) => `/admin/accounts?account=${encodeURIComponent(id)}`

const describeAccounts: Describer = async (db, ids) =>
  new Map(
    [...(await accountNames(db, ids))].map(([id, { name }]) => [id, { title: name, href: accountHref(id) }]),
  )

/** How this module's objects are named in threads and in the audit log. */
export const accessDescribers: Describers = {
  'access.account': describeAccounts,
  // What log-in records of the same accounts.
  'identity.account': describeAccounts,
  'access.grant': async (db, ids) =>
    new Map(
      [...(await grantTitles(db, ids))].map(([id, grant]) => [
        id,
        { title: `${grant.role} · ${grant.account}`, href: accountHref(grant.accountId) },
      ]),
    ),
  'access.role': async (db, codes) =>
    new Map(
      [...(await roleNames(db, codes))].map(([code, title]) => [
        code,
        { title, href: `/admin/roles?role=${code}` },
      ]),
    ),
}
