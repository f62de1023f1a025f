import type { Prepared } from './prepare.ts'
import { collidingRules, type Rule } from './rules.ts'

/**
 * Problem: of the rules no selection can keep together, a set that collides and of which none can be spared.
 * Method: QuickXplain, which halves the rules instead of leaving out one after the other.
 * Reference: U. Junker 2004, QuickXplain: preferred explanations and relaxations for over-constrained problems.
 * Cost: O(k · log(n / k)) questions for k colliding of n rules. Ties: rules that stand earlier in
 * {@link collidingRules} are preferred.
 *
 * @param isFeasible whether some selection keeps the given rules; null when that was not found out. Such a set is taken
 * as feasible: the answer collides in any case, but may then have a rule too many.
 * @returns the rules, and whether none of them can be spared for certain.
 */
export async function collidingSet(
  prepared: Prepared,
  isFeasible: (rules: readonly Rule[]) => Promise<boolean | null>,
): Promise<{ rules: Rule[]; irreducible: boolean }> {
  let irreducible = true
  const holds = async (rules: readonly Rule[]): Promise<boolean> => {
    const answer = await isFeasible(rules)
    if (answer === null) irreducible = false
    return answer !== false
  }
  async function explain(
    base: readonly Rule[],
    isNew: boolean,
    rules: readonly Rule[],
  ): Promise<readonly Rule[]> {
    if (isNew && !(await holds(base))) return []
    if (rules.length === 1) return rules
    const half = Math.ceil(rules.length / 2)
    const [first, second] = [rules.slice(0, half), rules.slice(half)]
    const ofSecond = await explain([...base, ...first], true, second)
    const ofFirst = await explain([...base, ...ofSecond], ofSecond.length > 0, first)
    return [...ofFirst, ...ofSecond]
  }
  const all = collidingRules(prepared)
  const found = new Set(all.length === 0 ? [] : await explain([], false, all))
  return { rules: all.filter((rule) => found.has(rule)), irreducible }
}
