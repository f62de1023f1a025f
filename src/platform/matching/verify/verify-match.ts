import { existsSync } from 'node:fs'
import { blockingPairs, boundOf, reckonUse, tierNotFull, type Use } from './checks.ts'
import { type Finding, Findings } from './findings.ts'
import { type ProblemTables, readTables } from './problem-tables.ts'
import { readMatches, readPrices, readSummary, type StatedSummary } from './result-tables.ts'

/** What the check of a result finds, all of it reckoned anew. */
export interface VerifyReport {
  readonly valid: boolean
  readonly method: 'optimal' | 'stable' | null
  readonly objective: 'tiers' | 'score' | null
  /** Every pair exists, each once, and nobody has more than capacity allows. */
  readonly feasible: boolean
  readonly filled: number
  readonly filledByTier: Readonly<Record<string, number>>
  readonly totalScore: number
  readonly primal: number | null
  readonly dual: number | null
  readonly gap: number | null
  /** With the objective `tiers`, whether each tier is filled as far as can be after those before it. */
  readonly tiersFull: boolean | null
  readonly blockingPairs: number
  /** Everything that is wrong, a hundred in words at most. */
  readonly faultCount: number
  readonly faults: readonly Finding[]
}

/**
 * Checks the result of a match against its problem, without any of the code that made it.
 * @throws TableError when the problem itself cannot be read, Error when there is no folder of results
 */
export function verifyMatch(folder: string, resultFolder: string): VerifyReport {
  if (!existsSync(resultFolder)) throw new Error(`there is no folder ${resultFolder}`)
  const problem = readTables(folder)
  const findings = new Findings()
  const stated = readSummary(resultFolder, findings)
  const beforeMatches = findings.count
  const used = readMatches(resultFolder, problem, findings)
  const use = reckonUse(problem, used)
  checkCapacities(problem, use, findings)
  const feasible = findings.count === beforeMatches
  const isOptimal = stated?.method === 'optimal'
  const objective = isOptimal ? (stated.objective ?? 'tiers') : null
  const dual = isOptimal ? checkPrices(resultFolder, problem, use, objective, findings) : null
  const gap = dual === null ? null : dual - use.totalScore
  if (gap !== null && gap !== 0) {
    findings.add(
      'prices.csv',
      null,
      `the prices allow ${dual}, the matching has ${use.totalScore}: gap ${gap}`,
    )
  }
  const notFull = objective === 'tiers' ? tierNotFull(problem, used, use) : null
  if (notFull !== null) findings.add('matches.csv', null, `tiers up to ${notFull} could be filled further`)
  const blocking = blockingPairs(problem, used, use)
  if (stated?.method === 'stable' && blocking.first !== null) {
    findings.add('matches.csv', null, blockingWords(problem, blocking.first, blocking.count))
  }
  const reckoned = {
    filled: use.filled,
    filledByTier: Object.fromEntries(use.filledByTier),
    totalScore: use.totalScore,
    primal: isOptimal ? use.totalScore : null,
    dual,
    gap,
    blockingPairs: blocking.count,
  }
  if (stated !== null) compare(stated, reckoned, findings)
  return {
    valid: findings.count === 0,
    method: stated?.method ?? null,
    objective,
    feasible,
    ...reckoned,
    tiersFull: objective === 'tiers' ? notFull === null : null,
    faultCount: findings.count,
    faults: findings.list,
  }
}

function checkCapacities(problem: ProblemTables, use: Use, findings: Findings): void {
  for (const [id, i] of problem.needs) {
    if (use.ofNeed[i]! <= problem.capacityOfNeed[i]!) continue
    findings.add(
      'matches.csv',
      null,
      `the need ${id} has ${problem.capacityOfNeed[i]} seats and ${use.ofNeed[i]} people`,
    )
  }
  for (const [id, j] of problem.people) {
    if (use.ofPerson[j]! <= problem.capacityOfPerson[j]!) continue
    findings.add(
      'matches.csv',
      null,
      `the person ${id} may have ${problem.capacityOfPerson[j]} places and has ${use.ofPerson[j]}`,
    )
  }
}

function checkPrices(
  folder: string,
  problem: ProblemTables,
  use: Use,
  objective: 'tiers' | 'score' | null,
  findings: Findings,
): number | null {
  const prices = readPrices(folder, problem, findings)
  if (prices === null) return null
  if (objective === 'score' && [...prices.tier.values()].some((price) => price !== 0)) {
    findings.add('prices.csv', null, 'with the objective score a tier has no price but 0')
  }
  return Number(boundOf(problem, use, prices))
}

function blockingWords({ needs, people, edges }: ProblemTables, edge: number, count: number): string {
  const idAt = (ids: ReadonlyMap<string, number>, at: number) => [...ids.keys()][at]
  const need = idAt(needs, edges.need[edge]!)
  const person = idAt(people, edges.person[edge]!)
  return `${count} pairs would leave, the first of them ${need} and ${person}`
}

type Reckoned = Omit<StatedSummary, 'status' | 'method' | 'objective'>

function compare(stated: StatedSummary, reckoned: Reckoned, findings: Findings): void {
  const keys = ['filled', 'totalScore', 'primal', 'dual', 'gap', 'blockingPairs'] as const
  for (const key of keys) {
    if (stated[key] === reckoned[key]) continue
    findings.add('summary.json', null, `${key} is ${stated[key]} and should be ${reckoned[key]}`)
  }
  for (const tier of new Set([...Object.keys(stated.filledByTier), ...Object.keys(reckoned.filledByTier)])) {
    const [said, is] = [stated.filledByTier[tier], reckoned.filledByTier[tier]]
    if (said !== is)
      findings.add('summary.json', null, `filledByTier of ${tier} is ${said} and should be ${is}`)
  }
  if (stated.status !== stated.method) {
    findings.add('summary.json', null, `status ${stated.status} with the method ${stated.method}`)
  }
}
