import { implement } from '@orpc/server'
import type { EndpointInfo } from '#platform/http/endpoints.ts'
import { type ServerContext, withData } from '#platform/http/routes.ts'
import { accessContract } from './contract.ts'
import type { LoginPort } from './logins.ts'
import * as accounts from './service/accounts.ts'
import { exportAccounts } from './service/accounts-export.ts'
import { type ChainNames, endGrant, giveGrant, listAnchors, listGrants, myGrants } from './service/grants.ts'
import { confirmGrant, listHeldGrants } from './service/held-grants.ts'
import { getAccountLogin, unlinkAccount, unlockAccount } from './service/log-ins.ts'
import { confirmMailAddress, myMailAddress } from './service/mail-address.ts'
import { listRoles, rightsMatrix } from './service/roles.ts'

/** What this module is given from outside: log-ins, the chains' names, and the whole contract's endpoints. */
export interface AccessPorts {
  logins: LoginPort
  chainNames: ChainNames
  endpoints: readonly EndpointInfo[]
}

/** Binds the contract. */
export function accessRoutes({ logins, chainNames, endpoints }: AccessPorts) {
  const os = implement(accessContract).$context<ServerContext>().use(withData)
  return os.router({
    listRoles: os.listRoles.handler(({ context }) => listRoles(context)),
    rightsMatrix: os.rightsMatrix.handler(({ context }) => rightsMatrix(context, endpoints)),
    listAccounts: os.listAccounts.handler(({ context, input }) => accounts.listAccounts(context, input)),
    exportAccounts: os.exportAccounts.handler(({ context, input }) => exportAccounts(context, input)),
    listCandidates: os.listCandidates.handler(({ context, input }) =>
      accounts.listCandidates(context, input.query),
    ),
    createAccount: os.createAccount.handler(({ context, input }) =>
      accounts.createAccount(context, logins, input),
    ),
    approveAccount: os.approveAccount.handler(({ context, input }) =>
      accounts.approveAccount(context, logins, input),
    ),
    disableAccount: os.disableAccount.handler(({ context, input }) =>
      accounts.disableAccount(context, logins, input),
    ),
    enableAccount: os.enableAccount.handler(({ context, input }) =>
      accounts.enableAccount(context, logins, input),
    ),
    resetAccount: os.resetAccount.handler(({ context, input }) =>
      accounts.resetAccount(context, logins, input),
    ),
    getAccountLogin: os.getAccountLogin.handler(({ context, input }) =>
      getAccountLogin(context, logins, input.id),
    ),
    unlockAccount: os.unlockAccount.handler(({ context, input }) => unlockAccount(context, logins, input)),
    unlinkAccount: os.unlinkAccount.handler(({ context, input }) => unlinkAccount(context, logins, input)),
    listGrants: os.listGrants.handler(({ context, input }) =>
      listGrants(context, chainNames, input.accountId),
    ),
    listAnchors: os.listAnchors.handler(({ context }) => listAnchors(context, chainNames)),
    giveGrant: os.giveGrant.handler(({ context, input }) => giveGrant(context, chainNames, input)),
    listHeldGrants: os.listHeldGrants.handler(({ context }) => listHeldGrants(context, chainNames)),
    confirmGrant: os.confirmGrant.handler(({ context, input }) => confirmGrant(context, chainNames, input)),
    endGrant: os.endGrant.handler(({ context, input }) => endGrant(context, chainNames, input)),
    myMailAddress: os.myMailAddress.handler(({ context }) => myMailAddress(context)),
    confirmMailAddress: os.confirmMailAddress.handler(({ context, input }) =>
      confirmMailAddress(context, input.address),
    ),
    myGrants: os.myGrants.handler(({ context }) => myGrants(context, chainNames)),
  })
}
