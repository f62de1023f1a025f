import { openFirstAdministrators } from '#modules/access/index.ts'
import type { AuthConfig } from '#platform/auth/index.ts'
import type { Config } from '#platform/config.ts'
import { operator } from '#platform/context.ts'
import type { Database } from '#platform/db/database.ts'
import { testContext } from '#platform/db/testing/on-both-databases.ts'
import { installDefaults } from '../../install.ts'
import { logins } from '../../logins.ts'
import type { Runtime } from '../../runtime.ts'
import { testApi, testJobs, testRuntime } from '../../testing/api.ts'
import { type TestBrowser, testBrowser } from '../../testing/browser.ts'
import { type MovableClock, movableClock } from '../../testing/session.ts'

/** Somebody with an account: how they log in, and the browser they sit at. */
export interface Member {
  accountId: string
  username: string
  personId: string
  password: string
  browser: TestBrowser
}

/**
 * A city as it is in use, without anything invented loaded: three administrators, a few organisations, and real log-ins
 * for everybody. Nothing is done behind the endpoints but the directory's first rows.
 */
export interface RealCity {
  runtime: Runtime
  clock: MovableClock
  orgs: { root: string; bureau: string; other: string }
  sysAdmin: TestBrowser
  secAdmin: TestBrowser
  auditor: TestBrowser
  /** The accounts of the three, by user name. */
  administrators: Record<string, string>
  /** Logs in anew, in a browser of its own. */
  logIn(username: string, password: string): Promise<TestBrowser>
  person(name: string, orgId: string): Promise<string>
  /** A person with an account, let in, with a password of their own and roles. */
  member(name: string, orgId: string, ...roles: GivenRole[]): Promise<Member>
  /** The account as the administrators see it now. */
  account(
    username: string,
  ): Promise<Awaited<ReturnType<TestBrowser['client']['access']['listAccounts']>>['items'][number]>
}

export interface GivenRole {
  roleCode: string
  orgId?: string
  chainCodes?: string[]
}

let count = 0
const next = () => {
  count += 1
  return count
}
const ownPassword = (username: string) => `Own-choice-77-${username.length}`

export async function realCity(
  database: () => Database,
  given: { config?: Partial<Config>; auth?: Partial<AuthConfig> } = {},
): Promise<RealCity> {
  const clock = movableClock()
  const runtime = testRuntime(async () => database(), { ...given, clock })
  const ctx = { ...testContext(database().db, await testJobs(database())), clock, actor: operator }
  await installDefaults({ ...ctx, requestId: 'real-city' }, false)
  const { directory } = testApi(async () => database()).client
  await directory.createRegion({ code: '341100', name: '滁州市', kind: 'city' })
  const found = async (name: string, parentId: string | null) =>
    (await directory.createOrganisation({ name, kind: 'bureau', regionCode: '341100', parentId })).id
  const root = await found('某市委', null)
  const orgs = { root, bureau: await found('某经信局', root), other: await found('某商务局', root) }

  const logIn = async (username: string, password: string) => {
    const browser = testBrowser(runtime, { ip: `10.1.0.${next() % 250}` })
    await browser.client.session.signIn({ username, password })
    return browser
  }
  /** The first log-in: the temporary password is replaced by one's own. */
  const begin = async (username: string, temporary: string) => {
    const browser = await logIn(username, temporary)
    await browser.client.session.changePassword({ current: temporary, next: ownPassword(username) })
    return browser
  }
  const administrators: Record<string, string> = {}
  const browsers: Record<string, TestBrowser> = {}
  for (const { account, temporaryPassword } of await openFirstAdministrators(ctx, logins, async () => [])) {
    administrators[account.username] = account.id
    browsers[account.username] = await begin(account.username, temporaryPassword)
  }
  const { sysadmin: sysAdmin, secadmin: secAdmin, auditor } = browsers as Record<string, TestBrowser>
  const account: RealCity['account'] = async (username) =>
    (await secAdmin!.client.access.listAccounts({ query: username })).items.find(
      (one) => one.username === username,
    )!

  return {
    runtime,
    clock,
    orgs,
    sysAdmin: sysAdmin!,
    secAdmin: secAdmin!,
    auditor: auditor!,
    administrators,
    logIn,
    account,
    person: async (name, orgId) => (await sysAdmin!.client.directory.createPerson({ name, orgId })).id,
    async member(name, orgId, ...roles) {
      const username = `member${next()}`
      const person = await sysAdmin!.client.directory.createPerson({ name, orgId })
      const opened = await sysAdmin!.client.access.createAccount({ username, name, personId: person.id })
      const { id } = await secAdmin!.client.access.approveAccount(opened.account)
      for (const role of roles)
        await secAdmin!.client.access.giveGrant({
          accountId: id,
          sinceOn: '2023-06-15',
          reason: '工作需要',
          ...role,
        })
      const browser = await begin(username, opened.temporaryPassword)
      return { accountId: id, username, personId: person.id, password: ownPassword(username), browser }
    },
  }
}
