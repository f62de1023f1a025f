import type { Span } from '#core/text/mapped-text.ts'
import type { ReadingDictionaries } from '../../dictionaries/load.ts'
import { readAudiences } from './audience.ts'
import { readChainLists } from './chain-list.ts'
import { readOpenedClasses } from './class-opened.ts'
import { readPlannedClasses } from './class-planned.ts'
import { readCompetences } from './competence.ts'
import { buildContext, type ReadingContext, type Sentence } from './context.ts'
import type { Fact, Finding } from './fact.ts'
import { readMechanisms } from './mechanism.ts'
import { readOutputMilestones } from './output-milestone.ts'
import { readProgrammes } from './programme.ts'
import { readRankStreaks } from './rank-streak.ts'
import { readStatements } from './statement.ts'

/** Stretches of the text that were repaired by inference, or could not be. */
export interface Doubt extends Span {
  state: 'inferred' | 'unresolved'
}

const readers: ((sentence: Sentence, context: ReadingContext) => Finding[])[] = [
  readChainLists,
  readProgrammes,
  readOpenedClasses,
  readPlannedClasses,
  readMechanisms,
  readRankStreaks,
  readOutputMilestones,
  readAudiences,
  readCompetences,
  readStatements,
]

/**
 * The facts of a cleaned text, in its order, each once. A fact over an inferred repair loses 0.15 of its confidence; one
 * over a passage that could not be repaired is left out.
 */
export function readFacts(
  text: string,
  publishedOn: string | null,
  dictionaries: ReadingDictionaries,
  doubts: readonly Doubt[],
): Fact[] {
  const context = buildContext(text, publishedOn, dictionaries)
  // The document's own list of chains first: later readers know its names.
  for (const sentence of context.sentences) {
    for (const list of readChainLists(sentence, context)) {
      if (list.type === 'chainList' && maySay(sentence, list) && context.listedChains.length === 0)
        context.listedChains = list.args.chains
    }
  }
  const best = new Map<string, Fact>()
  for (const sentence of context.sentences) {
    for (const reader of readers) {
      for (const finding of reader(sentence, context))
        if (maySay(sentence, finding)) keep(best, finding, sentence, doubts)
    }
  }
  const facts = [...best.values()]
  return facts
    .filter((fact) => !facts.some((other) => other !== fact && saysLess(fact, other)))
    .sort((one, other) => one.start - other.start || one.end - other.end)
}

const ofState = new Set<Finding['type']>([
  'chainList',
  'classOpened',
  'mechanism',
  'rankStreak',
  'outputMilestone',
])

/** Headings, which may be those of other articles, and lists of aims do not tell what is so. */
function maySay(sentence: Sentence, finding: Finding): boolean {
  return sentence.standing === 'plain' || !ofState.has(finding.type)
}

/** True when a fact repeats another with less: each of its values is null or the same, and one is null. */
function saysLess(fact: Fact, other: Fact): boolean {
  if (fact.type !== other.type) return false
  if (fact.type === 'programme' && other.type === 'programme')
    return fact.args.name === other.args.name && fact.args.parts.length < other.args.parts.length
  const [mine, theirs] = [Object.entries(fact.args), new Map(Object.entries(other.args))]
  const same = mine.filter(([key, value]) => JSON.stringify(value) === JSON.stringify(theirs.get(key)))
  return (
    same.length < mine.length &&
    mine.every(([key, value]) => value === null || same.some(([name]) => name === key))
  )
}

function keep(best: Map<string, Fact>, finding: Finding, sentence: Sentence, doubts: readonly Doubt[]): void {
  const start = sentence.start + finding.start
  const end = sentence.start + finding.end
  const touched = doubts.filter((doubt) => doubt.start < end && doubt.end > start)
  if (touched.some((doubt) => doubt.state === 'unresolved')) return
  const confidence = Math.round((finding.confidence - (touched.length > 0 ? 0.15 : 0)) * 100) / 100
  const fact: Fact = { ...finding, sentence: sentence.text, start, end, confidence }
  const key = keyOf(fact)
  const known = best.get(key)
  if (!known || confidence > known.confidence) best.set(key, fact)
}

/** What makes two findings the same fact: the thing said, whether or not both say when. */
function keyOf(fact: Fact): string {
  switch (fact.type) {
    case 'classOpened':
      return `classOpened ${fact.args.chain} ${fact.args.term ?? ''}`
    case 'rankStreak':
      return `rankStreak ${fact.args.track} ${fact.args.quarters} ${fact.args.place} ${fact.args.among}`
    case 'outputMilestone':
      return `outputMilestone ${fact.args.industry} ${fact.args.amountYuan} ${fact.args.status}`
    default:
      return JSON.stringify([fact.type, fact.args])
  }
}
