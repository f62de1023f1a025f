import {
  type PairExplanation,
  type PartEvidence,
  pairExplainer,
} from '#core/matching/candidates/explain-pair.ts'
import { ruleCodes } from '#core/matching/candidates/rules.ts'
import { defaultNearness } from '#core/matching/candidates/settings.ts'
import type { EvidenceLine, ScorePartView } from '../../contract/match-why.ts'
import type { LoadedRun } from './load-run.ts'
import { candidateInput, type NeedSnapshot, type PersonSnapshot } from './snapshot.ts'

/** Explains pairs of a run by their ids, from what was frozen. */
export function runExplainer({ input, needIds, people }: LoadedRun) {
  const explain = pairExplainer(candidateInput(input), {
    weights: input.settings.weights,
    nearness: defaultNearness,
  })
  const needAt = new Map(needIds.map((id, at) => [id, at]))
  const personAt = new Map(people.map(({ id }, at) => [id, at]))
  return (needId: string, profileId: string): PairExplanation =>
    explain(needAt.get(needId) ?? -1, personAt.get(profileId) ?? -1)
}

/** Parts of a score with names instead of codes, but those of education and level. */
export function partsView(
  found: PairExplanation,
  names: ReadonlyMap<string, string>,
  need: Pick<NeedSnapshot, 'education' | 'titleLevel'>,
  person: Pick<PersonSnapshot, 'education' | 'titleLevel'>,
): ScorePartView[] {
  return found.parts.map((part) => ({
    part: part.part,
    worth: part.worth,
    share: part.share,
    contribution: part.contribution,
    evidence: evidenceLines(part, names, need, person),
  }))
}

/** Rules a pair fails, pins aside: a pinned pair stands among the blocked ones so that the rest is matched freely. */
export const failsOf = ({ rules }: PairExplanation) =>
  ruleCodes.filter((code) =>
    rules.some(
      ({ rule, passed, held }) => rule === code && !passed && !(rule === 'blocked' && held === 'pinned'),
    ),
  )

function evidenceLines(
  found: PartEvidence,
  names: ReadonlyMap<string, string>,
  need: Pick<NeedSnapshot, 'education' | 'titleLevel'>,
  person: Pick<PersonSnapshot, 'education' | 'titleLevel'>,
): EvidenceLine[] {
  const name = (code: string | null): string | null =>
    code === null ? null : (names.get(code) ?? names.get(code.slice(code.indexOf('/') + 1)) ?? code)
  const line = (
    code: string,
    asked: string | number | null,
    held: string | number | null,
    nearness: number | null = null,
  ) => ({
    code,
    asked: asked === null ? null : String(asked),
    held: held === null ? null : String(held),
    nearness,
  })
  switch (found.part) {
    case 'skills':
      return found.evidence.map(({ asked, demand, held, relation, nearness }) =>
        line(`${demand}.${relation}`, name(asked), name(held), nearness),
      )
    case 'node':
    case 'major':
      return [line(found.evidence.relation, name(found.evidence.asked), name(found.evidence.held))]
    case 'experience':
      return [line('years', found.evidence.asked, found.evidence.held)]
    // Compared as ordinals, told by the codes of the dictionary, which are words where they are shown.
    case 'education':
      return [line('education', found.evidence.asked === 0 ? null : need.education, person.education)]
    case 'level':
      return [line('level', found.evidence.asked === 0 ? null : need.titleLevel, person.titleLevel)]
    case 'salary': {
      const { relation, offeredTo, wishedFrom, wishedTo } = found.evidence
      return [line(relation, offeredTo, wishedFrom === null ? null : `${wishedFrom}–${wishedTo}`)]
    }
    case 'placeMode':
      return [
        line(`place.${found.evidence.place.relation}`, null, name(found.evidence.place.held)),
        line(`mode.${found.evidence.mode.relation}`, null, found.evidence.mode.held),
      ]
    case 'text':
      return found.evidence
        .slice(0, 12)
        .map(({ word, part }) => line('word', word, word, Math.round(part * 1000)))
  }
}
