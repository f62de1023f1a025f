import { foldWord } from '#core/text/fold-word.ts'
import {
  levelOf,
  partsOf,
  reasonOf,
  type ShortageFacts,
  type ShortageWeights,
  shortageIndex,
  starsOf,
} from '../contract/shortage-index.ts'
import { educationOrdinal, titleOrdinal } from './levels.ts'

/** What of a need goes into a post of the directory. */
export interface AskedNeed {
  chainId: string
  chainCode: string
  nodeId: string | null
  title: string
  postKind: string
  enterpriseId: string
  headcount: number
  education: string
  experienceYears: number
  titleLevel: string | null
  salaryFrom: number | null
  salaryTo: number | null
  musts: number
  requiredSkills: number
  majorCodes: readonly string[]
}

/** What of a person decides whether he or she could take a post. */
export interface AblePerson {
  /** Chains in which the person has a node or is open to work. */
  chainCodes: readonly string[]
  /** Empty for any. */
  postKinds: readonly string[]
  education: string | null
}

const mostMajors = 20

/** The middle value, the lower of two. */
export function lowerMedian(values: readonly number[]): number | null {
  const ordered = values.toSorted((a, b) => a - b)
  return ordered[Math.floor((ordered.length - 1) / 2)] ?? null
}

/** The value named most often, the least by `order` among equals. */
function mostOften(values: readonly string[], order: (value: string) => number): string {
  const counts = Map.groupBy(values, (value) => value)
  const [first] = [...counts].toSorted(
    ([a, as], [b, bs]) => bs.length - as.length || order(a) - order(b) || (a < b ? -1 : 1),
  )
  return first?.[0] ?? ''
}

const middlePay = ({ salaryFrom, salaryTo }: AskedNeed): number[] =>
  salaryFrom === null || salaryTo === null ? [] : [(salaryFrom + salaryTo) / 2]

/**
 * Posts of a directory: needs of one chain with the same title (without width, capitals and spaces) and kind of post are one.
 * What is asked is that of the need in the middle, never weighed by seats, so that a need which asks for more people
 * cannot make a post look easier. Candidates are people of the chain and kind with the education asked for; somebody may
 * be one for several posts, so they do not add up.
 */
export function shortagePosts(
  needs: readonly AskedNeed[],
  people: readonly AblePerson[],
  weights: ShortageWeights,
) {
  const groups = [
    ...Map.groupBy(needs, (need) => `${need.chainId} ${need.postKind} ${foldWord(need.title)}`).values(),
  ]
  const payOfGroup = new Map(groups.map((group) => [group, lowerMedian(group.flatMap(middlePay))]))
  const payByChain = new Map(
    [...Map.groupBy(groups, (group) => group[0]!.chainId)].map(([chain, own]) => [
      chain,
      lowerMedian(own.flatMap((group) => payOfGroup.get(group) ?? [])),
    ]),
  )
  return groups.map((group) => {
    const first = group[0]!
    const education = mostOften(
      group.map((need) => need.education),
      educationOrdinal,
    )
    const inField = people.filter(
      (one) =>
        one.chainCodes.includes(first.chainCode) &&
        (one.postKinds.length === 0 || one.postKinds.includes(first.postKind)),
    )
    const able = inField.filter((one) => educationOrdinal(one.education) >= educationOrdinal(education))
    const middle = (value: (need: AskedNeed) => number) => lowerMedian(group.map(value)) ?? 0
    const facts: ShortageFacts = {
      seats: group.reduce((sum, need) => sum + need.headcount, 0),
      candidates: able.length,
      education: educationOrdinal(education),
      experience: middle((need) => need.experienceYears),
      titleLevel: middle((need) => titleOrdinal(need.titleLevel)),
      requiredSkills: middle((need) => need.requiredSkills),
      musts: middle((need) => need.musts),
      salary: payOfGroup.get(group) ?? null,
      chainSalary: payByChain.get(first.chainId) ?? null,
    }
    const parts = partsOf(facts)
    const index = shortageIndex(parts, weights)
    const nodes = new Set(group.map((need) => need.nodeId))
    const from = group.flatMap((need) => need.salaryFrom ?? [])
    const to = group.flatMap((need) => need.salaryTo ?? [])
    const years = group.map((need) => need.experienceYears)
    return {
      chainId: first.chainId,
      nodeId: nodes.size === 1 ? first.nodeId : null,
      title: first.title,
      folded: foldWord(first.title),
      postKind: first.postKind,
      education,
      majorCodes: [...new Set(group.flatMap((need) => need.majorCodes))].toSorted().slice(0, mostMajors),
      experienceFrom: Math.min(...years),
      experienceTo: Math.max(...years),
      salaryFrom: from.length === 0 ? null : Math.min(...from),
      salaryTo: to.length === 0 ? null : Math.max(...to),
      seats: facts.seats,
      enterprises: new Set(group.map((need) => need.enterpriseId)).size,
      candidates: able.length,
      inField: inField.length,
      parts: { parts, facts },
      index,
      stars: starsOf(index),
      level: levelOf(index),
      reasonKind: reasonOf({ seats: facts.seats, candidates: able.length, inField: inField.length }),
    }
  })
}
