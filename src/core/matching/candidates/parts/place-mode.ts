import type { CandidateNeed, CandidatePerson } from '../input.ts'
import { regionsMeet, sameProvince } from '../regions.ts'
import type { Worth } from './worth.ts'

export type WishRelation = 'notAsked' | 'first' | 'other' | 'any' | 'sameProvince' | 'none'

export interface PlaceModeEvidence {
  readonly place: Wish
  readonly mode: Wish
}

const worthOf: Readonly<Record<WishRelation, number>> = {
  notAsked: 1000,
  first: 1000,
  other: 800,
  any: 800,
  sameProvince: 300,
  none: 0,
}

/**
 * Mean of place and way of working: the first wish brings all, another or none in particular 800. All these numbers are
 * even, so that halves are whole.
 */
export function placeModeWorth(need: CandidateNeed, person: CandidatePerson): Worth<PlaceModeEvidence> {
  const place = placeWish(need.places, person.places)
  const mode = modeWish(need.modes, person.modes)
  return { worth: halfOf(place) + halfOf(mode), evidence: { place, mode } }
}

/** What a wish brings to the part that both make together. */
export const halfOf = ({ relation }: Wish): number => worthOf[relation] / 2

export interface Wish {
  readonly relation: WishRelation
  readonly held: string | null
}

export function placeWish(asked: readonly string[], wishes: readonly string[]): Wish {
  const found = wish(asked, wishes, regionsMeet)
  if (found.relation !== 'none') return found
  const near = wishes.find((held) => asked.some((place) => sameProvince(held, place)))
  return near === undefined ? found : { relation: 'sameProvince', held: near }
}

export const modeWish = (asked: readonly string[], wishes: readonly string[]): Wish =>
  wish(asked, wishes, (one, other) => one === other)

function wish(
  asked: readonly string[],
  wishes: readonly string[],
  meets: (one: string, other: string) => boolean,
): Wish {
  if (asked.length === 0) return { relation: 'notAsked', held: null }
  if (wishes.length === 0) return { relation: 'any', held: null }
  const at = wishes.findIndex((held) => asked.some((one) => meets(held, one)))
  if (at < 0) return { relation: 'none', held: null }
  return { relation: at === 0 ? 'first' : 'other', held: wishes[at]! }
}
