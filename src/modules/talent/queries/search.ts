import type { SearchKind, SearchKinds } from '#platform/search/kinds.ts'
import { allIdsOf, lineOf, mapOf } from '#platform/search/rows.ts'
import { needsById } from './need.ts'
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

/** What of talent is found by the search. */
export const talentSearchKinds: SearchKinds = { 'talent.need': need, 'talent.skill': skill }
