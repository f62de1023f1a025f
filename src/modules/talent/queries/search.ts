import { businessDay } from '#platform/clock.ts'
import type { SearchKind, SearchKinds } from '#platform/search/kinds.ts'
import { allIdsOf, lineOf, mapOf } from '#platform/search/rows.ts'
import { fairLines } from './fair.ts'
import { needsById } from './need.ts'
import { profilesById } from './profile.ts'
import { skillsById } from './skill.ts'

/** Skills are found by their name and by every word that means them. */
const skill: SearchKind = {
  right: 'talent.skill.read',
  watches: [
    { table: 'talent.skill', ids: ['r.id'] },
    { table: 'talent.skill_word', ids: ['r.skill_id'] },
  ],
  entries: async (db, ids) =>
    mapOf(await skillsById(db, ids), (one) => ({ names: [one.name, ...one.synonyms], codes: [] })),
  allIds: (db) => allIdsOf(db, 'talent.skill'),
  lines: async ({ db }, ids) =>
    mapOf(await skillsById(db, ids), (one) =>
      lineOf(one.parentNames.join('、') || null, one.chainNames.join('、') || null),
    ),
}

/** Needs are found by their title and number. */
const need: SearchKind = {
  right: 'talent.need.read',
  watches: [{ table: 'talent.need', ids: ['r.id'] }],
  entries: async (db, ids) =>
    mapOf(await needsById(db, ids), (one) => ({ names: [one.title], codes: [String(one.number)] })),
  allIds: (db) => allIdsOf(db, 'talent.need'),
  lines: async ({ db }, ids) =>
    mapOf(await needsById(db, ids), (one) =>
      lineOf(`#${one.number}`, one.enterpriseName, one.chainName, one.nodeName),
    ),
}

/** People are found by name, and by whoever may know it alone; nobody who was erased is. */
const profile: SearchKind = {
  right: 'talent.profile.identify',
  ofPersons: true,
  watches: [{ table: 'talent.profile', ids: ['r.id'] }],
  async entries(db, ids) {
    const rows = await db
      .selectFrom('talent.profile')
      .select(['id', 'name', 'number'])
      .where('id', 'in', [...ids])
      .where('name', 'is not', null)
      .execute()
    return mapOf(rows, (row) => ({ names: [row.name ?? ''], codes: [String(row.number)] }))
  },
  allIds: (db) => allIdsOf(db, 'talent.profile'),
  lines: async ({ db, clock }, ids) =>
    mapOf(await profilesById(db, ids, businessDay(clock)), (one) =>
      lineOf(`人才 ${one.number} 号`, one.chainNames.join('、') || null),
    ),
}

/** Fairs are found by their title and number. */
const fair: SearchKind = {
  right: 'talent.fair.read',
  watches: [{ table: 'talent.fair', ids: ['r.id'] }],
  entries: async (db, ids) =>
    mapOf(await fairLines(db, ids), (one) => ({ names: [one.title], codes: [String(one.number)] })),
  allIds: (db) => allIdsOf(db, 'talent.fair'),
  lines: async ({ db }, ids) =>
    mapOf(await fairLines(db, ids), (one) => lineOf(one.from_on, one.place, one.host)),
}

/** What of talent is found by the search. */
export const talentSearchKinds: SearchKinds = {
  'talent.fair': fair,
  'talent.need': need,
  'talent.profile': profile,
  'talent.skill': skill,
}
