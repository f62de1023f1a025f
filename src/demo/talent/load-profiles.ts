import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { chainIdsByCode } from '#modules/chains/index.ts'
import { enterProfiles, profileRef } from '#modules/talent/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from '../data/days.ts'
import { demoProfiles } from '../data/talent-profiles.ts'
import { loadedBy, must } from '../loaded.ts'

/** The invented people who may fill needs, each with consent: some end soon, a few have ended. A statement for each table. */
export async function loadTalentProfiles(
  tx: Context,
  seed: string,
  { organisationIds }: { organisationIds: ReadonlyMap<string, string> },
): Promise<void> {
  const today = businessDay(tx.clock)
  const chainIds = await chainIdsByCode(tx.db)
  const skills = await idsByChain(
    tx,
    sql`select c.code as chain, l.skill_id as id from talent.skill_chain l join chains.chain c on c.id = l.chain_id
      join talent.skill s on s.id = l.skill_id order by s.name`,
  )
  const nodes = await idsByChain(
    tx,
    sql`select c.code as chain, n.node_id as id from chains.template_node n
      join chains.template t on t.id = n.template_id join chains.chain c on c.id = t.chain_id
      join chains.node o on o.id = n.node_id where t.state = 'published' order by o.code`,
  )
  const places = (
    await sql<{ code: string }>`select code from directory.region where kind <> 'city' order by code`.execute(
      tx.db,
    )
  ).rows
  const firms = (
    await sql<{ id: string; name: string }>`select id, name from directory.enterprise
      where deleted_at is null and merged_into_id is null order by uscc`.execute(tx.db)
  ).rows
  const people = demoProfiles(seed).map(
    ({ chainCode, skillsAt, nodesAt, placesAt, consent, isPaused, ...person }, index) => ({
      ...person,
      id: randomUUID(),
      ...employerOf(person.employer, firms, index),
      isPaused,
      majorCodes: [...person.majorCodes],
      postKinds: [...person.postKinds],
      modes: [...person.modes],
      titleLevel: person.titleLevel as never,
      skillIds: someOf(skills.get(chainCode) ?? [], skillsAt),
      nodeIds: someOf(nodes.get(chainCode) ?? [], nodesAt),
      chainIds: [must(chainIds.get(chainCode), `chain ${chainCode}`)],
      placeCodes: someOf(
        places.map(({ code }) => code),
        placesAt,
      ),
      availableOn: index % 4 === 0 ? addDays(today, 15 + (index % 90)) : null,
      honours: null,
      achievements: null,
      // Numbers of a range that is given to nobody.
      phone: `1900001${String(1000 + index)}`,
      email: `talent-${index + 1}@demo.invalid`,
      source: '人才服务窗口登记（演示）',
      asOfOn: addDays(today, -consent.givenAgo),
      consent: {
        purpose: 'matching' as const,
        wording: '2026-1' as const,
        givenOn: addDays(today, -consent.givenAgo),
        untilOn: addDays(today, consent.endsIn),
        givenBy: consent.givenBy,
        evidence: `演示授权书第 ${index + 1} 号`,
      },
    }),
  )
  const by = {
    ...tx,
    actor: { ...tx.actor, id: 'demo', name: '人才科经办人', orgId: organisationIds.get('talent') ?? null },
  }
  await enterProfiles(by, people, (id) => [loadedBy(profileRef(id))], {
    action: 'system.demo.load',
    isDemo: true,
  })
  const paused = people.filter(({ isPaused }) => isPaused).map(({ id }) => id)
  await sql`update talent.profile set state = 'paused' where id = any(${paused}::uuid[])`.execute(tx.db)
}

async function idsByChain(tx: Context, query: ReturnType<typeof sql>): Promise<Map<string, string[]>> {
  const { rows } = await (query as ReturnType<typeof sql<{ chain: string; id: string }>>).execute(tx.db)
  const byChain = new Map<string, string[]>()
  for (const { chain, id } of rows) byChain.set(chain, [...(byChain.get(chain) ?? []), id])
  return byChain
}

/** Every seventh works at an enterprise of the register, which may ask for people itself; the others elsewhere. */
const employerOf = (
  employer: string,
  firms: readonly { id: string; name: string }[],
  index: number,
): { employer: string; enterpriseId: string | null } => {
  const firm = index % 7 === 3 ? firms[(index * 13) % firms.length] : undefined
  return firm === undefined
    ? { employer, enterpriseId: null }
    : { employer: firm.name, enterpriseId: firm.id }
}

/** Those of a list that stand so far into it, each once. */
const someOf = (all: readonly string[], at: readonly number[]): string[] =>
  all.length === 0 ? [] : [...new Set(at.map((one) => all[Math.floor(one * all.length)]!))]
