import type { CandidateNeed, CandidatePerson } from '../input.ts'
import type { References } from '../references.ts'
import type { Nearness } from '../settings.ts'
import type { Worth } from './worth.ts'

export type MajorRelation = 'notAsked' | 'same' | 'within' | 'table' | 'class' | 'discipline' | 'none'

export interface MajorEvidence {
  readonly asked: string | null
  readonly held: string | null
  readonly relation: MajorRelation
}

/**
 * The nearest pair of a major asked for and one the person has: the same, one within the class or discipline asked for,
 * what the table of nearness says for them or for the classes they belong to, else the class or discipline they share
 * by their codes. A need that asks for none is content with anybody. Ties: by code asked for, then by the person's.
 */
export function majorWorth(
  need: CandidateNeed,
  person: CandidatePerson,
  references: References,
): Worth<MajorEvidence> {
  if (need.majors.length === 0)
    return { worth: 1000, evidence: { asked: null, held: null, relation: 'notAsked' } }
  let best: Worth<MajorEvidence> = { worth: 0, evidence: { asked: null, held: null, relation: 'none' } }
  for (const asked of [...need.majors].sort())
    for (const held of [...person.majors].sort()) {
      const { worth, relation } = majorNearness(asked, held, references)
      if (worth > best.worth) best = { worth, evidence: { asked, held, relation } }
    }
  return best
}

/** What one major of a person is worth for one that is asked for. */
export function majorNearness(
  asked: string,
  held: string,
  { majors, nearness }: References,
): { worth: number; relation: MajorRelation } {
  if (asked === held) return { worth: 1000, relation: 'same' }
  // A major of six digits holds none of seven, though one may begin like it.
  if (asked.length < 6 && held.startsWith(asked)) return { worth: 1000, relation: 'within' }
  const byCode = sharedCode(asked, held, nearness)
  let byTable = 0
  for (const one of prefixes(asked)) {
    const row = majors.get(one)
    if (row === undefined) continue
    for (const other of prefixes(held)) byTable = Math.max(byTable, row.get(other) ?? 0)
  }
  return byTable > byCode.worth ? { worth: byTable, relation: 'table' } : byCode
}

function sharedCode(asked: string, held: string, { majorClass, majorDiscipline }: Nearness) {
  const share = (digits: number) =>
    asked.length >= digits && held.length >= digits && asked.slice(0, digits) === held.slice(0, digits)
  if (share(4)) return { worth: majorClass, relation: 'class' as const }
  if (share(2)) return { worth: majorDiscipline, relation: 'discipline' as const }
  return { worth: 0, relation: 'none' as const }
}

/** The code and those of its class and discipline. */
const prefixes = (code: string): string[] => [code, code.slice(0, 4), code.slice(0, 2)]
