import { sql } from 'kysely'
import { addDays } from '#core/scheduling/working-calendar.ts'
import { enterHours, saveProfile } from '#modules/training/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'

/** Kinds of unit whose people have a rank. */
const ranked = ['bureau', 'countyGovernment', 'zoneCommittee', 'serviceCentre']
const mostPeople = 120

/** Ranks of officials, and hours that they earned elsewhere: some have what is due, some lack it, one was promoted lately. */
export async function loadHours(tx: Context): Promise<void> {
  const today = businessDay(tx.clock)
  const { rows } = await sql<{ id: string; is_head: boolean; since_on: string | null }>`
    select p.id, coalesce(a.is_head, false) as is_head, a.since_on::text as since_on
    from directory.person p
    join directory.organisation o on o.id = p.org_id
    left join lateral (
      select is_head, since_on from directory.appointment
      where person_id = p.id and (until_on is null or until_on >= ${today}::date)
      order by is_head desc, since_on desc limit 1) a on true
    where p.left_on is null and o.kind = any(${ranked})
    order by o.position, p.staff_no, p.id limit ${mostPeople}`.execute(tx.db)
  const yearAgo = addDays(today, -365)
  for (const [index, person] of rows.entries()) {
    const band = person.is_head ? ('division' as const) : ('section' as const)
    const promotedOn = person.since_on !== null && person.since_on > yearAgo ? person.since_on : null
    await saveProfile(tx, { personId: person.id, band, promotedOn }, [], true)
    for (const entry of earned(band, index, Number(today.slice(0, 4))))
      if (entry.earnedOn <= today)
        await enterHours(tx, { ...entry, personId: person.id, evidence: '演示数据' }, [], true)
  }
}

/** What was earned, by the place in the list: every third person lacks some. */
function earned(band: 'division' | 'section', index: number, year: number) {
  const lacking = index % 3 === 2
  const centralised = (source: string, hours: string, earnedOn: string) => ({
    kind: 'centralised' as const,
    source,
    hours,
    earnedOn,
  })
  if (band === 'division')
    return [
      centralised('市委党校县处级干部进修班', '320', `${year - 2}-05-31`),
      ...(lacking ? [] : [centralised('省委党校专题培训班', '240', `${year - 1}-10-28`)]),
    ]
  return [
    centralised('市委党校科级干部轮训班', lacking ? '40' : '96', `${year}-03-20`),
    { kind: 'online' as const, source: '干部网络学院', hours: '50', earnedOn: `${year - 1}-12-20` },
  ]
}
