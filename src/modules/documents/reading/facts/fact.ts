/** The industry chains a text says there are, by name, in its order. */
export type ChainListArgs = {
  chains: string[]
}
/** A training programme named by its make-up, as "8+2". */
export type ProgrammeArgs = {
  name: string
  parts: { kind: 'lecture' | 'studyClass'; count: number | null; topic: string | null }[]
}
export type ClassOpenedArgs = {
  term: number | null
  chain: string
  on: string | null
  onBasis: 'stated' | 'published' | 'inferred' | null
}
export type ClassPlannedArgs = {
  chain: string
}
/** `scope`: within which area it is the first. */
export type MechanismArgs = {
  name: string
  parts: string[]
  scope: 'nation' | 'province' | 'city' | 'county' | null
  first: boolean
}
/** `place`: 1 is first; `asOf`: the last quarter of the streak, `2023Q1`. */
export type RankStreakArgs = {
  track: 'economy' | 'businessEnvironment'
  quarters: number
  place: number
  among: 'nation' | 'province' | 'city' | null
  asOf: string | null
  asOfBasis: 'stated' | 'published' | 'inferred' | null
}
export type OutputMilestoneArgs = {
  industry: string
  amountYuan: number
  status: 'reached' | 'expected'
  year: number | null
  yearBasis: 'stated' | 'published' | 'inferred' | null
}
export type AudienceArgs = {
  kind: string
}
export type CompetenceArgs = {
  name: string
}
/** `role` never contains the person's name. */
export type StatementArgs = {
  role: string
  text: string
}

/** The arguments of each type. They are aliases, not interfaces, so that they pass as plain records. */
export interface FactArgs {
  chainList: ChainListArgs
  programme: ProgrammeArgs
  classOpened: ClassOpenedArgs
  classPlanned: ClassPlannedArgs
  mechanism: MechanismArgs
  rankStreak: RankStreakArgs
  outputMilestone: OutputMilestoneArgs
  audience: AudienceArgs
  competence: CompetenceArgs
  statement: StatementArgs
}

export type FactType = keyof FactArgs

/** One fact with its evidence: `start`..`end` in the cleaned text, inside `sentence`. */
export type Fact = {
  [Type in FactType]: {
    type: Type
    args: FactArgs[Type]
    sentence: string
    start: number
    end: number
    confidence: number
  }
}[FactType]

/** A fact as a reader finds it, its span counted from the start of the sentence. */
export type Finding = {
  [Type in FactType]: { type: Type; args: FactArgs[Type]; start: number; end: number; confidence: number }
}[FactType]
