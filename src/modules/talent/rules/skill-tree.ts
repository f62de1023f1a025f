/** Broader skills of each skill. */
export type BroaderSkills = ReadonlyMap<string, readonly string[]>

/**
 * The way from a skill back to itself that these broader skills would close, from the skill upwards and ending with it;
 * null when there is none. A skill that is its own broader one gives `[skill, skill]`.
 */
export function circleAt(skill: string, broader: BroaderSkills): string[] | null {
  const from = new Map<string, string>()
  const open = [skill]
  for (let at = open.pop(); at !== undefined; at = open.pop())
    for (const next of broader.get(at) ?? []) {
      if (next === skill) return [...wayTo(at, skill, from), skill]
      if (from.has(next)) continue
      from.set(next, at)
      open.push(next)
    }
  return null
}

function wayTo(end: string, start: string, from: ReadonlyMap<string, string>): string[] {
  const way = [end]
  for (let at = end; at !== start; ) {
    at = from.get(at)!
    way.unshift(at)
  }
  return way
}
