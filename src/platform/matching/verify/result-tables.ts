import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Findings } from './findings.ts'
import { rowsOf, TableError } from './plain-csv.ts'
import type { ProblemTables } from './problem-tables.ts'

/** What the result says of itself, as far as it can be checked. */
const statedSummary = z.object({
  status: z.enum(['optimal', 'stable']),
  method: z.enum(['optimal', 'stable']),
  objective: z.enum(['tiers', 'score']).nullish(),
  filled: z.number(),
  filledByTier: z.record(z.string(), z.number()),
  totalScore: z.number(),
  primal: z.number().nullable(),
  dual: z.number().nullable(),
  gap: z.number().nullable(),
  blockingPairs: z.number(),
})
export type StatedSummary = z.infer<typeof statedSummary>

/** Reads `summary.json`; null, with a finding, when it is none. */
export function readSummary(folder: string, findings: Findings): StatedSummary | null {
  const file = 'summary.json'
  try {
    const parsed = statedSummary.safeParse(JSON.parse(readFileSync(join(folder, file), 'utf8')))
    if (parsed.success) return parsed.data
    for (const { path, message } of parsed.error.issues)
      findings.add(file, null, `${path.join('.')}: ${message}`)
  } catch (error) {
    findings.add(file, null, error instanceof SyntaxError ? 'is not JSON' : 'cannot be read')
  }
  return null
}

/**
 * Reads `matches.csv` and marks the edges it uses: each row must be an edge of the problem with just that score, and
 * no edge may be named twice.
 */
export function readMatches(folder: string, problem: ProblemTables, findings: Findings): Uint8Array {
  const file = 'matches.csv'
  const { edges, needs, people } = problem
  const used = new Uint8Array(edges.count)
  // Rows by their pair, which is one number: need · people + person.
  const waiting = new Map<number, { line: number; score: string }>()
  findings.attempt(() => {
    for (const { line, cells } of rowsOf(join(folder, file), file, ['need', 'person', 'score'])) {
      const need = needs.get(cells[0]!)
      const person = people.get(cells[1]!)
      if (need === undefined) findings.add(file, line, `no need ${JSON.stringify(cells[0])}`)
      if (person === undefined) findings.add(file, line, `no person ${JSON.stringify(cells[1])}`)
      if (need === undefined || person === undefined) continue
      const pair = need * people.size + person
      const earlier = waiting.get(pair)
      if (earlier === undefined) waiting.set(pair, { line, score: cells[2]! })
      else findings.add(file, line, `this pair stands in line ${earlier.line} already`)
    }
  })
  for (let e = 0; e < edges.count; e++) {
    const pair = edges.need[e]! * people.size + edges.person[e]!
    const row = waiting.get(pair)
    if (row === undefined) continue
    waiting.delete(pair)
    used[e] = 1
    if (row.score.trim() !== String(edges.score[e])) {
      findings.add(file, row.line, `the score is ${row.score} here and ${edges.score[e]} in edges.csv`)
    }
  }
  for (const { line } of waiting.values()) findings.add(file, line, 'edges.csv has no such pair')
  return used
}

/** Prices as they stand in `prices.csv`. */
export interface Prices {
  readonly need: number[]
  readonly person: number[]
  readonly tier: Map<number, number>
}

/** Reads `prices.csv`: one whole number for each need, person and tier; null, with findings, when it is not that. */
export function readPrices(folder: string, problem: ProblemTables, findings: Findings): Prices | null {
  const file = 'prices.csv'
  const before = findings.count
  const prices: Prices = { need: [], person: [], tier: new Map() }
  const tiers = new Set(problem.tierOfNeed)
  const seen = { need: 0, person: 0 }
  findings.attempt(() => {
    for (const { line, cells } of rowsOf(join(folder, file), file, ['side', 'id', 'price'])) {
      const [side, id, text] = cells as [string, string, string]
      const price = /^-?\d+$/.test(text) ? Number(text) : Number.NaN
      if (!Number.isSafeInteger(price))
        throw new TableError(file, line, `price ${text} is not a whole number`)
      if (side === 'tier') {
        const tier = Number(id)
        if (!tiers.has(tier)) findings.add(file, line, `no tier ${id}`)
        else if (prices.tier.has(tier)) findings.add(file, line, `tier ${id} has a price already`)
        else prices.tier.set(tier, price)
        continue
      }
      if (side !== 'need' && side !== 'person') {
        findings.add(file, line, `side ${JSON.stringify(side)} is none of need, person, tier`)
        continue
      }
      const index = (side === 'need' ? problem.needs : problem.people).get(id)
      if (index === undefined) findings.add(file, line, `no ${side} ${JSON.stringify(id)}`)
      else if (prices[side][index] !== undefined)
        findings.add(file, line, `${side} ${id} has a price already`)
      else {
        prices[side][index] = price
        seen[side]++
      }
      if (price < 0) findings.add(file, line, `the price of a ${side} is below 0`)
    }
  })
  if (seen.need < problem.needs.size)
    findings.add(file, null, `${problem.needs.size - seen.need} needs have no price`)
  if (seen.person < problem.people.size) {
    findings.add(file, null, `${problem.people.size - seen.person} people have no price`)
  }
  return findings.count > before ? null : prices
}
