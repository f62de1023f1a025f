/**
 * Hard pairs of enterprise names with labels, made up from the habits of Chinese registers: what is one enterprise is
 * written in other ways or was renamed over the years; what is two differs by a branch, a number, a character, a place
 * or a business. The names are invented; some trade names are those of known companies.
 */
import { seededRandom } from '../../../random/seeded-random.ts'
import { carelessDifferent, carelessSame } from './careless-habits.ts'
import { differentHabits } from './different-habits.ts'
import { nameOf } from './invented-names.ts'
import { sameHabits } from './same-habits.ts'

export interface HardPair {
  left: string
  right: string
  same: boolean
  /** The habit the pair was made by. */
  habit: string
}

const allSame = [...sameHabits, ...carelessSame]
const allDifferent = [...differentHabits, ...carelessDifferent]

/** `count` pairs, half of them the same; the same seed gives the same pairs. */
export function hardPairs(count: number, seed: number): HardPair[] {
  const random = seededRandom(seed)
  const pairs: HardPair[] = []
  while (pairs.length < count) {
    const [habit, same, make] = random.pick(pairs.length % 2 === 0 ? allSame : allDifferent)
    const made = make(nameOf(random), random)
    if (made === null || made[0] === made[1]) continue
    const turned = random.next() < 0.5
    pairs.push({ left: made[turned ? 1 : 0], right: made[turned ? 0 : 1], same, habit })
  }
  return pairs
}
