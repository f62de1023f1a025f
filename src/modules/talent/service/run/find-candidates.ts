import { pairExplainer } from '#core/matching/candidates/explain-pair.ts'
import { exclusionsOf, listCandidates } from '#core/matching/candidates/list.ts'
import { prepareCandidates } from '#core/matching/candidates/prepare.ts'
import { defaultSettings } from '#core/matching/candidates/settings.ts'
import type { CutText } from '../../queries/text-words.ts'
import { nearMajors } from '../major/near-majors.ts'
import type { ToCut } from './cut-texts.ts'
import { type Line, linesOf, needOf, personOf } from './lines.ts'
import type { CandidatesFound, CandidatesTask, ReadReferences } from './run-shapes.ts'
import { candidateInput, type NeedSnapshot, type PersonSnapshot, type RunReferences } from './snapshot.ts'

/** The best candidates of one need as things stand now, why, and whom each rule keeps out. */
export async function findCandidates(
  { need, people, most, ...read }: CandidatesTask,
  cut: (texts: ToCut) => Promise<CutText[]>,
): Promise<CandidatesFound> {
  const needLines = linesOf(need)
  const lines = linesOf(people)
  await cutMissing([...needLines, ...lines], read.skills, cut)
  const needs = needLines.map((line) => needOf(JSON.parse(line.told), line.words ?? ''))
  const persons = lines.map((line) => personOf(JSON.parse(line.told), line.words ?? ''))
  const input = candidateInput({
    needs,
    people: persons,
    references: referencesFor(needs, persons, read),
    pins: { forced: [], ruledOut: [] },
  })
  const space = prepareCandidates(input, defaultSettings)
  const { pairs, eligiblePairs } = listCandidates(space, most)
  const explain = pairExplainer(input, defaultSettings)
  // Everybody eligible is listed, as the best need of each is this one.
  const best = [...pairs.person.keys()]
    .sort((a, b) => pairs.score[b]! - pairs.score[a]! || pairs.person[a]! - pairs.person[b]!)
    .slice(0, most)
    .map((at) => space.personOrder[pairs.person[at]!]!)
  return {
    people: persons.length,
    eligible: eligiblePairs,
    candidates: best.map((at) => ({
      profileId: lines[at]!.id,
      number: lines[at]!.number,
      found: explain(0, at),
      need: codesOf(needs[0]!),
      person: codesOf(persons[at]!),
    })),
    exclusions: exclusionsOf(space)[0]!.filter(({ failed }) => failed > 0),
  }
}

const codesOf = <Of extends Pick<PersonSnapshot, 'education' | 'titleLevel'>>({
  education,
  titleLevel,
}: Of) => ({
  education: education as Of['education'],
  titleLevel,
})

/** Cuts the texts whose words are not kept, and gives what was cut. */
export async function cutMissing(
  lines: readonly Line[],
  skills: ReadReferences['skills'],
  cut: (texts: ToCut) => Promise<CutText[]>,
): Promise<CutText[]> {
  const missing = lines.filter(({ words }) => words === null)
  const texts = await cut({
    texts: missing.map(({ id, text }) => ({ id, text })),
    vocabulary: skills.map(({ name }) => name),
  })
  const byId = new Map(texts.map((one) => [one.id, one.words]))
  for (const line of missing) line.words = byId.get(line.id) ?? ''
  return texts
}

/** What needs and people are laid against, of the pairs ruled out those of them. */
export function referencesFor(
  needs: readonly NeedSnapshot[],
  people: readonly PersonSnapshot[],
  { nodes, skills, blocked, majors }: ReadReferences,
): RunReferences {
  const needIds = new Set(needs.map(({ candidate }) => candidate.id))
  const personIds = new Set(people.map(({ candidate }) => candidate.id))
  return {
    chainNodes: nodes.map(({ chain, node, next }) => ({
      code: codeOf(chain, node),
      chain,
      parent: null,
      next: next.map((to) => codeOf(chain, to)),
    })),
    skills: skills.map(({ id, parents }) => ({ code: id, words: [], parents })),
    blocked: blocked.filter(({ need, person }) => needIds.has(need) && personIds.has(person)),
    majorNearness: nearMajors(
      majors,
      needs.flatMap(({ candidate }) => candidate.majors),
      people.flatMap(({ candidate }) => candidate.majors),
    ),
  }
}

/** A node may stand in several chains; in each it has neighbours of its own. */
const codeOf = (chain: string, node: string): string => `${chain}/${node}`
