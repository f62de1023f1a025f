import { conflictWords, reasonWords, type SelectionNames } from '#platform/solver/selection/words.ts'
import type { Words } from '#platform/words.ts'
import { type Audience, audienceWords, type SelectionRun } from '../../contract/index.ts'
import type { StoredRun } from '../../queries/enrolment/run.ts'

const namesIn = ({ names }: StoredRun, language: keyof Words): SelectionNames => ({
  person: (id) => names.people[id] ?? id,
  unit: (id) => names.units[id] ?? id,
  need: (id) => names.needs[id] ?? id,
  kind: (id) => audienceWords[id as Audience]?.[language] ?? id,
})

/** Names differ by language where kinds of unit are named, so each language is told with its own. */
const inBoth = (run: StoredRun, tell: (names: SelectionNames) => Words): Words => ({
  zh: tell(namesIn(run, 'zh')).zh,
  en: tell(namesIn(run, 'en')).en,
})

/** Why a run had a nomination in or out; null when it did not reckon with it. */
export function runReason(run: StoredRun, nominationId: string): Words | null {
  const reason = run.proposal.reasons[nominationId]
  return reason === undefined ? null : inBoth(run, (names) => reasonWords(reason, names))
}

/** A run as the organiser is shown it. */
export function toRunShape(run: StoredRun, outdated: boolean): SelectionRun {
  const { problem, proposal } = run
  const inside = new Set(proposal.selected)
  const met = new Set(problem.people.filter(({ id }) => inside.has(id)).flatMap(({ covers }) => covers))
  const weight = (needs: typeof problem.needs) => needs.reduce((sum, need) => sum + need.weight, 0)
  return {
    id: run.id,
    number: run.number,
    kind: run.kind,
    status: proposal.status,
    objective: proposal.objective,
    bound: proposal.bound,
    seats: problem.seats,
    nominees: problem.people.length,
    needsMet: weight(problem.needs.filter(({ id }) => met.has(id))),
    needsAll: weight(problem.needs),
    selected: [...proposal.selected],
    waitlist: [...proposal.waitlist],
    reasons: problem.people.flatMap(({ id }) => {
      const text = runReason(run, id)
      return text === null ? [] : [{ nominationId: id, in: inside.has(id), text }]
    }),
    conflicts: proposal.conflicts.map((one) => inBoth(run, (names) => conflictWords(one, names))),
    askedBy: run.askedBy,
    askedAt: run.askedAt.toISOString(),
    outdated,
    adoptedBy: run.adoption?.by ?? null,
    adoptedAt: run.adoption?.at.toISOString() ?? null,
    deviations: run.adoption?.deviations ?? [],
  }
}
