import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../http/routes.ts'
import type { Auth } from './auth.ts'
import { sessionContract } from './contract.ts'
import { sessionPath } from './names.ts'
import { listDemoLogins } from './queries.ts'
import { startLink, unlinkOwn } from './service/oidc-link.ts'
import { changePassword } from './service/password.ts'
import { confirmTotp, disableTotp, enableTotp, renewBackupCodes } from './service/second-factor.ts'
import { getMe, listSessions, revokeOtherSessions, revokeSession, signOut } from './service/sessions.ts'
import { signIn, verifySecondFactor } from './service/sign-in.ts'

const done = { done: true } as const

/** Binds the session's contract. @param auth asked for only once a call needs it. */
export function sessionRoutes(auth: () => Promise<Auth>) {
  const os = implement(sessionContract).$context<ServerContext>().use(withData)
  return os.router({
    options: os.options.handler(async ({ context }) => {
      const { oidc } = await auth()
      return {
        oidc: oidc === null ? null : { label: oidc.label, href: `${sessionPath}/oidc` },
        demoAccounts: await listDemoLogins(context.db),
      }
    }),
    signIn: os.signIn.handler(async ({ context, input }) => signIn(context, await auth(), input)),
    verifyTotp: os.verifyTotp.handler(async ({ context, input }) =>
      verifySecondFactor(context, await auth(), input),
    ),
    signOut: os.signOut.handler(async ({ context }) => {
      await signOut(context, await auth())
      return done
    }),
    me: os.me.handler(async ({ context }) => getMe(context, await auth())),
    changePassword: os.changePassword.handler(async ({ context, input }) => {
      await changePassword(context, await auth(), input)
      return done
    }),
    enableTotp: os.enableTotp.handler(async ({ context, input }) =>
      enableTotp(context, await auth(), input.password),
    ),
    confirmTotp: os.confirmTotp.handler(async ({ context, input }) => {
      await confirmTotp(context, await auth(), input.code)
      return done
    }),
    disableTotp: os.disableTotp.handler(async ({ context, input }) => {
      await disableTotp(context, await auth(), input.password)
      return done
    }),
    renewBackupCodes: os.renewBackupCodes.handler(async ({ context, input }) => ({
      backupCodes: await renewBackupCodes(context, await auth(), input.password),
    })),
    linkOidc: os.linkOidc.handler(async ({ context, input }) => ({
      href: await startLink(context, await auth(), input.password),
    })),
    unlinkOidc: os.unlinkOidc.handler(async ({ context, input }) => {
      await unlinkOwn(context, await auth(), input.password)
      return done
    }),
    listSessions: os.listSessions.handler(async ({ context }) => listSessions(context, await auth())),
    revokeSession: os.revokeSession.handler(async ({ context, input }) => {
      await revokeSession(context, input.id)
      return done
    }),
    revokeOtherSessions: os.revokeOtherSessions.handler(async ({ context }) => ({
      ended: await revokeOtherSessions(context),
    })),
  })
}
