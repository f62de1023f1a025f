import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { may } from '#platform/rights/rights.ts'
import type { DictionaryEntry } from '#platform/tabular/read/cell.ts'
import { appointmentsOfPeople } from '../queries/appointment.ts'
import { enterpriseChoices, enterprisesCalled } from '../queries/enterprise.ts'
import { peopleInService } from '../queries/person.ts'
import { listRegions } from '../queries/region.ts'
import { peopleInReach } from '../queries/scope.ts'
import { readable } from './enterprises.ts'

/** The counties and zones, as a table names them. */
export async function regionEntries(ctx: Context): Promise<DictionaryEntry[]> {
  return (await listRegions(ctx.db)).map(regionEntry)
}

const regionEntry = ({ code, name }: { code: string; name: string }): DictionaryEntry => ({
  value: code,
  title: name,
  aliases: [name.replace(/[市县区]$/, '')],
})

/** The counties and zones over whose enterprises the actor has a right. The city as such is none. */
export async function regionEntriesWithin(ctx: Context, permission: Permission): Promise<DictionaryEntry[]> {
  const regions = await listRegions(ctx.db)
  const within = regions.filter(
    ({ kind, code }) => kind !== 'city' && may(ctx, permission, { regionCodes: [code] }),
  )
  return within.map(regionEntry)
}

/**
 * The people in service whom the actor may know of, as a table names them: by name, unit and the post held today. The
 * bare name will do where nobody else has it; of namesakes whom nothing tells apart none is offered.
 */
export async function personEntries(ctx: Context): Promise<DictionaryEntry[]> {
  const today = businessDay(ctx.clock)
  const people = await peopleInService(ctx.db, today, peopleInReach(ctx, 'directory.person.read'))
  const ids = people.map(({ id }) => id)
  const posts = new Map<string, string>()
  for (const term of await appointmentsOfPeople(ctx.db, ids, today))
    if (term.state === 'current' && !posts.has(term.personId)) posts.set(term.personId, term.title)
  const entries = people.map(({ id, name, orgName }): DictionaryEntry => {
    const post = posts.get(id) ?? ''
    return {
      value: id,
      title: `${name}（${orgName}${post}）`,
      aliases: [name, ...(post === '' ? [] : [`${name}（${post}）`])],
    }
  })
  const holders = Map.groupBy(entries, ({ title }) => title)
  return entries.filter(({ title }) => holders.get(title)!.length === 1)
}

/**
 * The enterprises that the actor may see, as a table names them: by name, social credit code and former names. A name that
 * two of them have says neither; their codes do.
 */
export async function enterpriseEntries(ctx: Context): Promise<DictionaryEntry[]> {
  const found = await enterpriseChoices(ctx.db, readable(ctx))
  const holders = Map.groupBy(found, ({ name }) => name)
  const isOnly = (name: string) => (holders.get(name)?.length ?? 0) <= 1
  return found.map(({ id, uscc, name, formerNames }) => ({
    value: id,
    title: isOnly(name) ? name : `${name}（${uscc}）`,
    aliases: [uscc, ...formerNames.filter((former) => !holders.has(former))],
  }))
}

/**
 * The one enterprise in sight that has this name or social credit code today, or had the name before; null where none has,
 * or where two have and nothing tells which is meant.
 */
export async function enterpriseCalled(
  ctx: Context,
  words: string,
): Promise<{ id: string; name: string } | null> {
  const found = await enterprisesCalled(ctx.db, words.trim(), readable(ctx))
  return found.length === 1 ? found[0]! : null
}
