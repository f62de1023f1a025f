import { loadTemplateCatalogue } from '#modules/chains/templates/catalogue.ts'
import { addDays } from './days.ts'
import { networkOf } from './network.ts'
import { ownerNodes, type Standing, standingOf } from './node-plan.ts'
import { generalPosts, type PostPattern, postsOfChains, technicalOfChains } from './talent-need-patterns.ts'
import type { Day, DemoCity } from './types.ts'

/** A need of the demo city: codes and names, which the loader turns into ids. */
export interface DemoTalentNeed {
  readonly kind: 'post' | 'technical'
  readonly title: string
  readonly uscc: string
  readonly chainCode: string
  readonly nodeCode: string
  readonly regionCode: string
  readonly headcount: number
  readonly urgency: number
  readonly pattern: PostPattern
  /** Of a technical need: what must be reached, 万元, months. */
  readonly technical: { readonly target: string; readonly budget: number; readonly months: number } | null
  readonly must: readonly ('skills' | 'experience' | 'level' | 'place')[]
  readonly modes: readonly ('fullTime' | 'flexible' | 'partTime' | 'project')[]
  readonly state: 'open' | 'paused' | 'filled' | 'closed'
  readonly enteredOn: Day
  readonly deadlineOn: Day
}

/** Posts of each chain; with its technical needs some twenty, so that eight chains make about 160. */
const postsOfChain = 17

/** Where something is missing comes first. */
const standingOrder: Readonly<Record<Standing, number>> = {
  choke: 0,
  block: 1,
  weak: 2,
  pending: 3,
  sound: 4,
  break: 5,
}

/** Needs of the demo city's enterprises, nodes with gaps before others; the same city gives the same needs. */
export function inventTalentNeeds(city: DemoCity): DemoTalentNeed[] {
  const nodes = networkOf(loadTemplateCatalogue())
  const regionOf = new Map(city.enterprises.map(({ uscc, regionCode }) => [uscc, regionCode]))
  return Object.keys(postsOfChains).flatMap((chainCode, chainAt) => {
    const ofChain = new Set(nodes.filter(({ chains }) => chains.includes(chainCode)).map(({ code }) => code))
    const places = city.placements
      .filter(({ nodeCode }) => ofChain.has(nodeCode))
      .sort((a, b) => standingOrder[standingOf(a.nodeCode)] - standingOrder[standingOf(b.nodeCode)])
    const owner = places.find(({ nodeCode }) => nodeCode === ownerNodes[chainCode])!
    const patterns = [...postsOfChains[chainCode]!, ...generalPosts]
    const taken = new Set<string>()
    const made: DemoTalentNeed[] = []
    for (let at = 0; at < postsOfChain; at++) {
      const pattern = patterns[at % patterns.length]!
      // The owner's first, then one after another along the places; a firm has a title once.
      const place =
        at < 3
          ? owner
          : freeFrom(
              places,
              (at * 5 + chainAt) % places.length,
              (one) => !taken.has(`${one.uscc} ${pattern.title}`),
            )
      taken.add(`${place.uscc} ${pattern.title}`)
      made.push(needOf(city, place, regionOf.get(place.uscc)!, chainCode, pattern, at, null))
    }
    technicalOfChains[chainCode]!.forEach(
      ({ title, nodeCode, target, budget, months, skills, majors }, at) => {
        const place = places.find((one) => one.nodeCode === nodeCode) ?? owner
        const pattern: PostPattern = {
          title,
          group: 'leading',
          kind: 'technical',
          education: '90',
          years: 0,
          required: skills,
          wished: [],
          majors,
          pay: null,
        }
        made.push(
          needOf(city, { ...place, nodeCode }, regionOf.get(place.uscc)!, chainCode, pattern, 40 + at, {
            target,
            budget,
            months,
          }),
        )
      },
    )
    return made
  })
}

function freeFrom<T>(list: readonly T[], start: number, fits: (one: T) => boolean): T {
  for (let step = 0; step < list.length; step++) {
    const one = list[(start + step) % list.length]!
    if (fits(one)) return one
  }
  return list[start]!
}

function needOf(
  city: DemoCity,
  { uscc, nodeCode }: { uscc: string; nodeCode: string },
  regionCode: string,
  chainCode: string,
  pattern: PostPattern,
  at: number,
  technical: DemoTalentNeed['technical'],
): DemoTalentNeed {
  const isMissing = !['sound', 'pending'].includes(standingOf(nodeCode))
  const enteredOn = addDays(city.today, -((at * 7 + chainCode.length * 3) % 85) - 2)
  return {
    kind: technical === null ? 'post' : 'technical',
    title: pattern.title,
    uscc,
    chainCode,
    nodeCode,
    regionCode,
    headcount: technical !== null ? 1 : pattern.group === 'skilled' ? 4 + (at % 9) : 1 + (at % 3),
    urgency: isMissing ? 3 + ((at + chainCode.length) % 3) : 1 + ((at + chainCode.length) % 4),
    pattern,
    technical,
    must:
      technical !== null
        ? ['skills']
        : [
            ...(pattern.required.length > 0 && at % 3 === 0 ? (['skills'] as const) : []),
            ...(pattern.education === '90' ? [] : (['level'] as const)),
          ],
    modes:
      technical !== null
        ? ['project', 'flexible']
        : pattern.group === 'leading'
          ? ['fullTime', 'flexible']
          : ['fullTime'],
    // Most run; a few are over or rest, as in any list that is kept.
    state: at === 12 ? 'filled' : at === 14 ? 'paused' : at === 16 ? 'closed' : 'open',
    enteredOn,
    deadlineOn: addDays(city.today, 30 + ((at * 11) % 120)),
  }
}
