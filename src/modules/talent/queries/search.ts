import type { SearchKind, SearchKinds } from '#platform/search/kinds.ts'
import { allIdsOf, lineOf, mapOf } from '#platform/search/rows.ts'
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

/** What of talent is found by the search. */
export const talentSearchKinds: SearchKinds = { 'talent.skill': skill }
