import type { Confusables } from '../confusable.ts'
import type { EnterpriseName } from '../parse.ts'
import { type ScorePart, type Verdict, verdictOf } from './part.ts'
import {
  isAbbreviation,
  isBankAlone,
  isCutOff,
  isTradeAlone,
  mayHaveTownBefore,
  oneBare,
} from './short-names.ts'
import { isSlipOf, isSlipOfForm, isSlipOfWhole } from './slips.ts'
import { rarity } from './trade.ts'

/**
 * Two names that trade name, industry or form alone set apart go to a person where one may be a slip, a short form or a
 * cut of the other. Never the same: places, numbers, towns, branches and groups that contradict keep their word.
 */
export function secondLook(
  parts: readonly ScorePart[],
  left: EnterpriseName,
  right: EnterpriseName,
  confusables: Confusables,
): { score: number; verdict: Verdict; parts: ScorePart[] } | null {
  const look = wholeLook(left, right, confusables) ?? bodyLook(left, right, confusables)
  if (look === null) return null
  const set = new Set<ScorePart['part']>(look.setsAside)
  const rest = parts.filter(({ part }) => !set.has(part))
  const contradicted = parts.some(
    ({ finding }) =>
      (finding === 'numeral' && !look.setsAside.includes('ordinal')) ||
      (finding === 'besideMaking' && look.finding === 'typingError'),
  )
  if (contradicted || rest.some(({ limit }) => limit === 'different')) return null
  const found: ScorePart = {
    part: 'trade',
    finding: look.finding,
    weight: look.weight,
    limit: 'review',
    left: look.left,
    right: look.right,
  }
  return { ...verdictOf([found, ...rest]), parts: [found, ...rest] }
}

interface Look {
  finding: 'typingError' | 'contained'
  weight: number
  /** The parts of which it takes the place. */
  setsAside: readonly ScorePart['part'][]
  left: string
  right: string
}

/** The names as they stand, the form with them: +6, as two usual characters. */
function wholeLook(left: EnterpriseName, right: EnterpriseName, confusables: Confusables): Look | null {
  const bare = oneBare(left, right)
  const finding =
    isSlipOfWhole(left, right) || isSlipOfForm(left, right, confusables)
      ? 'typingError'
      : bare !== null || isCutOff(left, right) || isTradeAlone(left, right)
        ? 'contained'
        : null
  return finding === null
    ? null
    : {
        finding,
        weight: 6,
        setsAside:
          bare === null
            ? ['trade', 'industry', 'form']
            : [
                'trade',
                'industry',
                'form',
                'branch',
                'ordinal',
                ...(bare === 'full' ? (['place'] as const) : []),
              ],
        left: left.whole,
        right: right.whole,
      }
}

/** Trade name and industry: 2 less than their characters would count in a trade name. */
function bodyLook(left: EnterpriseName, right: EnterpriseName, confusables: Confusables): Look | null {
  const finding = isSlipOf(left, right, confusables)
    ? 'typingError'
    : isAbbreviation(left, right) || mayHaveTownBefore(left, right) || isBankAlone(left, right)
      ? 'contained'
      : null
  const shorter = left.body.length <= right.body.length ? left.body : right.body
  return finding === null
    ? null
    : {
        finding,
        weight: rarity(shorter) - 2,
        setsAside: ['trade', 'industry'],
        left: left.body,
        right: right.body,
      }
}
