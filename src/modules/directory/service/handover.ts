import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import type { HandoverItem } from '../contract/appointment.ts'
import { appointmentsOfPeople } from '../queries/appointment.ts'
import { findPerson } from '../queries/person.ts'
import { visiblePerson } from './people.ts'

/** Tells what a person holds in another part of the product: chains answered for, open matters. */
export type HandoverProvider = (ctx: Context, personId: string) => Promise<HandoverItem[]>

/** What a person holds and must pass on: posts first, then what the other parts say, in the order of the providers. */
export async function getHandover(
  ctx: Context,
  providers: readonly HandoverProvider[],
  personId: string,
): Promise<{ personId: string; name: string; items: HandoverItem[] }> {
  const person = visiblePerson(ctx, personId, await findPerson(ctx.db, personId))
  const terms = await appointmentsOfPeople(ctx.db, [personId], businessDay(ctx.clock))
  const posts = terms
    .filter((term) => term.state !== 'former')
    .map(
      (term): HandoverItem => ({
        kind: 'directory.appointment',
        id: term.id,
        title: term.title,
        detail: term.orgName,
        href: `/organisations?id=${term.orgId}`,
        sinceOn: term.sinceOn,
        dueOn: term.untilOn,
      }),
    )
  const others = await Promise.all(providers.map((provider) => provider(ctx, personId)))
  return { personId, name: person.name, items: [...posts, ...others.flat()] }
}
