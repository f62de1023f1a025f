import type { CandidateNeed, CandidatePerson } from '#core/matching/candidates/input.ts'
import { optionalDemands } from '#core/matching/candidates/input.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import * as queries from '../../queries/match-input.ts'
import { educationOrdinal, titleOrdinal } from '../../rules/levels.ts'
import { nearMajors } from '../major/near-majors.ts'
import { cutInWorker } from './run-tasks.ts'
import type { NeedSnapshot, PersonSnapshot, RunReferences } from './snapshot.ts'

/** What a match is made of, as it stands in the database now. */
export interface ReadInput {
  readonly needs: readonly NeedSnapshot[]
  readonly people: readonly PersonSnapshot[]
  /** Seats beside those who are on board or have agreed. */
  readonly needCapacity: readonly number[]
  readonly needTier: readonly number[]
  readonly personCapacity: readonly number[]
  readonly references: RunReferences
}

type Scope = Parameters<typeof queries.openNeeds>[1]

/** Reads needs of a scope, all people who may be matched today, and what they are laid against. */
export async function readInput(ctx: Context, scope: Scope, anyState = false): Promise<ReadInput> {
  const today = businessDay(ctx.clock)
  const needRows = await queries.openNeeds(ctx.db, scope, today, anyState)
  const personRows = await queries.peopleForMatch(ctx.db, today)
  const nodes = await queries.publishedNodes(ctx.db)
  const skills = await queries.skillGraph(ctx.db)
  const words = await cutInWorker(
    [...needRows.map(textOfNeed), ...personRows.map(textOfPerson)],
    skills.map(({ name }) => name),
  )
  const needIds = new Set(needRows.map(({ id }) => id))
  const personIds = new Set(personRows.map(({ id }) => id))
  const spoken = await queries.spokenPairs(ctx.db)
  const majorNearness = await nearMajors(
    ctx,
    needRows.flatMap(({ majors }) => majors),
    personRows.flatMap(({ majors }) => majors),
  )
  const codesOf = Map.groupBy(nodes, ({ node }) => node)
  return {
    needs: needRows.map((row, at) => ({
      candidate: toNeed(row),
      title: row.title,
      enterpriseName: row.enterprise_name,
      county: row.county,
      countyName: row.county_name,
      words: words[at]!,
    })),
    people: personRows.map((row, at) => ({
      candidate: toPerson(
        row,
        row.node_ids.flatMap((id) => (codesOf.get(id) ?? []).map(({ chain }) => codeOf(chain, id))),
      ),
      school: row.school,
      words: words[needRows.length + at]!,
    })),
    needCapacity: needRows.map(({ headcount, taken }) => Math.max(0, headcount - taken)),
    needTier: needRows.map(({ tier }) => tier),
    personCapacity: personRows.map((row) => Math.max(0, row.most_engagements - row.running)),
    references: {
      chainNodes: nodes.map(({ chain, node, next }) => ({
        code: codeOf(chain, node),
        chain,
        parent: null,
        next: next.map((to) => codeOf(chain, to)),
      })),
      skills: skills.map(({ id, parents }) => ({ code: id, words: [], parents })),
      blocked: spoken.filter(({ need, person }) => needIds.has(need) && personIds.has(person)),
      majorNearness,
    },
  }
}

/** A node may stand in several chains; in each it has neighbours of its own. */
const codeOf = (chain: string, node: string): string => `${chain}/${node}`

const textOfNeed = ({ title, duties, target_indicators }: queries.NeedRow): string =>
  [title, duties, target_indicators].filter((text) => text !== null).join('\n')

const textOfPerson = ({ summary, achievements, honours }: queries.PersonRow): string =>
  [summary, achievements, honours].filter((text) => text !== null).join('\n')

const salaryOf = ({ salary_from, salary_to }: { salary_from: number | null; salary_to: number | null }) =>
  salary_from === null || salary_to === null ? null : { from: salary_from, to: salary_to }

const toNeed = (row: queries.NeedRow): CandidateNeed => ({
  id: row.id,
  employer: row.enterprise_id,
  chain: row.chain_code,
  node: row.node_id === null ? null : codeOf(row.chain_code, row.node_id),
  kind: row.post_kind,
  modes: row.modes,
  minEducation: educationOrdinal(row.education),
  majors: row.majors,
  requiredSkills: row.required,
  wishedSkills: row.wished,
  experienceYears: row.experience_years,
  level: titleOrdinal(row.title_level),
  salary: salaryOf(row),
  places: row.places,
  deadline: row.deadline_on,
  must: optionalDemands.filter((demand) => row.must.includes(demand)),
})

const toPerson = (row: queries.PersonRow, nodes: string[]): CandidatePerson => ({
  id: row.id,
  consentValid: true,
  employer: row.enterprise_id,
  chains: row.chain_codes,
  kinds: row.post_kinds,
  modes: row.modes,
  nodes,
  education: educationOrdinal(row.education),
  majors: row.majors,
  skills: row.skills,
  experienceYears: row.experience_years ?? 0,
  level: titleOrdinal(row.title_level),
  salary: salaryOf(row),
  places: row.places,
  availableOn: row.available_on,
})
