import type { Account } from '#modules/access/contract.ts'
import { type LoginPort, loadAccounts } from '#modules/access/index.ts'
import { listChainNames } from '#modules/chains/index.ts'
import type { Context } from '#platform/context.ts'
import { accounts, type DemoAccount } from './data/accounts.ts'
import type { DemoCity, DemoPerson } from './data/types.ts'
import { must } from './loaded.ts'

/** Loads an account for each role, of a person of the directory who works where the role is at home; by user name. */
export async function loadDemoAccounts(
  tx: Context,
  city: DemoCity,
  logins: LoginPort,
  organisationIds: Map<string, string>,
  personIds: Map<string, string>,
): Promise<Map<string, Account>> {
  const taken = new Set<string>()
  const opened = await loadAccounts(
    tx,
    logins,
    listChainNames,
    accounts.map((account) => {
      const person = must(personOf(city, account, taken), `somebody for the account ${account.username}`)
      taken.add(person.name)
      return {
        username: account.username,
        name: person.name,
        personId: must(personIds.get(person.name), person.name),
        orgId: must(organisationIds.get(person.orgCode), person.orgCode),
        roleCode: account.roleCode,
        chainCodes: [...account.chainCodes],
        regionCode: account.regionCode,
      }
    }),
  )
  return new Map(opened.map((account) => [account.username, account]))
}

/** Whoever holds the post of a chain that the account names, else somebody of its organisation, heads last. */
function personOf(city: DemoCity, account: DemoAccount, taken: ReadonlySet<string>): DemoPerson | undefined {
  const free = city.people.filter((person) => person.leftOn === null && !taken.has(person.name))
  const { post } = account
  if (post !== null) {
    const holders = city.posts.filter(
      ({ role, chainCode, untilOn }) =>
        role === post && untilOn === null && (chainCode === null || account.chainCodes.includes(chainCode)),
    )
    return free.find((person) => holders.some((holder) => holder.holderName === person.name))
  }
  const orgCode = account.orgCode ?? firstChainOwner(city)
  const heads = (person: DemoPerson): boolean => person.appointments.some((term) => term.isHead)
  return free
    .filter((person) => person.orgCode === orgCode)
    .sort((a, b) => Number(heads(a)) - Number(heads(b)))[0]
}

/** The organisation of the first chain owner that stands in the tree and has people. */
export function firstChainOwner(city: DemoCity): string | null {
  const owners = new Set(
    city.enterprises.filter(({ kinds }) => kinds.includes('chainOwner')).map(({ uscc }) => uscc),
  )
  const staffed = new Set(city.people.map(({ orgCode }) => orgCode))
  return (
    city.organisations.find(({ uscc, code }) => uscc !== undefined && owners.has(uscc) && staffed.has(code))
      ?.code ?? null
  )
}
