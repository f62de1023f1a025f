/**
 * Compares two records of enterprises: codes first, then every name of one with every name of the other, then the
 * numbers of their addresses.
 */
import { compareAddresses } from './address.ts'
import { type Comparison, compareNames } from './compare-names.ts'
import type { Confusables } from './confusable.ts'
import type { NameReader } from './name-reader.ts'
import { type EnterpriseName, parseName } from './parse.ts'
import { type ScorePart, verdictOf } from './score/part.ts'

export interface EnterpriseRecord {
  id: string
  name: string
  formerNames: readonly string[]
  /** Unified social credit code in its written form; null when there is none or it is not sound. */
  code: string | null
  address: string | null
}

/** A record with its names taken apart, which is done once. */
export interface ReadEnterprise {
  id: string
  /** The present name first. */
  names: readonly EnterpriseName[]
  code: string | null
  address: string | null
}

/** Takes all names of a record apart, those in brackets too. */
export function readEnterprise(record: EnterpriseRecord, reader: NameReader): ReadEnterprise {
  const present = parseName(record.name, reader)
  const former = [...record.formerNames, ...present.others].map((name) => parseName(name, reader))
  return { id: record.id, names: [present, ...former], code: record.code, address: record.address }
}

/**
 * - Equal codes are one enterprise, whatever the names.
 * - Two sound codes that differ are two. Only where the names alone would make them one, a person looks, because one of
 *   the codes is wrong then, or a code was given anew. The last nine characters before the check character are the
 *   organisation's own: when they agree, or the codes are one character apart, a person looks as well.
 * - Else the best of all comparisons of names counts, and the address adds to it.
 */
export function compareEnterprises(
  left: ReadEnterprise,
  right: ReadEnterprise,
  confusables: Confusables,
): Comparison {
  const names = bestNames(left, right, confusables)
  if (left.code === null || right.code === null) return withAddress(names, left, right)
  const code = (
    finding: 'equal' | 'contradict' | 'organisationEqual' | 'oneFigure' | 'contradictNamesEqual',
    weight: number,
    limit: ScorePart['limit'],
  ): ScorePart => ({
    part: 'code',
    finding,
    weight,
    limit,
    left: left.code ?? '',
    right: right.code ?? '',
  })
  if (left.code === right.code) {
    return {
      verdict: 'same',
      score: 30,
      parts: [code('equal', 30, null), ...names.parts.map((part) => ({ ...part, weight: 0, limit: null }))],
    }
  }
  const near =
    left.code.slice(8, 17) === right.code.slice(8, 17)
      ? 'organisationEqual'
      : charactersApart(left.code, right.code) === 1
        ? 'oneFigure'
        : null
  if (near !== null && names.verdict !== 'different') return judged([code(near, 4, 'review'), ...names.parts])
  if (names.verdict === 'same') return judged([code('contradictNamesEqual', -4, 'review'), ...names.parts])
  return judged([code('contradict', -20, 'different'), ...names.parts])
}

function bestNames(left: ReadEnterprise, right: ReadEnterprise, confusables: Confusables): Comparison {
  let best: Comparison | null = null
  left.names.forEach((one, i) => {
    right.names.forEach((other, j) => {
      const compared = compareNames(one, other, confusables)
      // A name it once had says as much as the one it has, but only when it is the very name.
      const former = i + j > 0
      const found =
        former && compared.verdict === 'same'
          ? judged([
              {
                part: 'name',
                finding: 'formerEqual',
                weight: 1,
                limit: null,
                left: one.whole,
                right: other.whole,
              },
              ...compared.parts,
            ])
          : compared
      if (
        best === null ||
        rank(found) > rank(best) ||
        (rank(found) === rank(best) && found.score > best.score)
      )
        best = found
    })
  })
  return best!
}

const rank = (comparison: Comparison): number => ['different', 'review', 'same'].indexOf(comparison.verdict)

function withAddress(names: Comparison, left: ReadEnterprise, right: ReadEnterprise): Comparison {
  const address = compareAddresses(left.address, right.address)
  return address === null ? names : judged([...names.parts, address])
}

const judged = (parts: ScorePart[]): Comparison => ({ ...verdictOf(parts), parts })

function charactersApart(a: string, b: string): number {
  return [...a].filter((unit, at) => unit !== b[at]).length + Math.abs(a.length - b.length)
}

export interface Candidate {
  id: string
  comparison: Comparison
}

/** Taken together without a person only when exactly one candidate is the same; with two, one of them is wrong. */
export function decide(candidates: readonly Candidate[]): { automatic: string | null; review: Candidate[] } {
  const same = candidates.filter((candidate) => candidate.comparison.verdict === 'same')
  const [only] = same
  if (same.length === 1 && only !== undefined) {
    return {
      automatic: only.id,
      review: candidates.filter((candidate) => candidate.comparison.verdict === 'review'),
    }
  }
  return {
    automatic: null,
    review: candidates.filter((candidate) => candidate.comparison.verdict !== 'different'),
  }
}
