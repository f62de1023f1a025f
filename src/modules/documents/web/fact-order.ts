import type { Fact } from '../contract.ts'

type Listed = Pick<Fact, 'id' | 'state'>

/** The fact one step on or back in the list; the first (or last) when none is chosen; stays at the ends. */
export function stepFact(facts: readonly Listed[], chosen: string | null, step: 1 | -1): string | null {
  const at = facts.findIndex((fact) => fact.id === chosen)
  if (at < 0) return (step === 1 ? facts[0] : facts.at(-1))?.id ?? null
  return facts[at + step]?.id ?? chosen
}

/** The next fact that waits for a decision after the one just decided, beginning again from the top; null when none. */
export function nextOpenFact(facts: readonly Listed[], decided: string): string | null {
  const at = facts.findIndex((fact) => fact.id === decided)
  const round = [...facts.slice(at + 1), ...facts.slice(0, Math.max(at, 0))]
  return round.find((fact) => fact.state === 'suggested' && fact.id !== decided)?.id ?? null
}
