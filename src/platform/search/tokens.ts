import type { Belonging, Reach } from '../rights/reach.ts'

/**
 * Tokens as whole numbers of 32 bits (FNV-1a), different for each kind of object: small in the index, and a search among
 * the people never walks through the enterprises. Two words may share a number; what is found is checked by its letters.
 */
export function hashTokens(kind: string, tokens: readonly string[]): number[] {
  const seed = fnv(0x811c9dc5, `${kind}\n`)
  return [...new Set(tokens.map((token) => fnv(seed, token) | 0))]
}

function fnv(seed: number, text: string): number {
  let hash = seed
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193)
    hash = Math.imul(hash ^ (unit >> 8), 0x01000193)
  }
  return hash
}

const tagged = (tag: string, values: Iterable<string | null> | undefined): string[] =>
  [...(values ?? [])].flatMap((value) => (value === null ? [] : [`${tag} ${value}`]))

/** Tokens of what an object belongs to. */
export const tokensOfBelonging = (belonging: Belonging): string[] => [
  ...tagged('org', belonging.orgIds),
  ...tagged('chain', belonging.chainCodes),
  ...tagged('region', belonging.regionCodes),
  ...tagged('account', belonging.accountIds),
]

/** The tokens one of which an object has that lies within a reach. */
export const tokensOfReach = (reach: Reach): string[] => [
  ...tagged('org', reach.orgIds),
  ...tagged('chain', reach.chainCodes),
  ...tagged('region', reach.regionCodes),
  ...tagged('account', reach.accountIds),
]
