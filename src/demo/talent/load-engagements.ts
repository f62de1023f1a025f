import { sql } from 'kysely'
import { defaultWeights, scoreParts, sharesOf } from '#core/matching/candidates/settings.ts'
import {
  type EngagementState,
  fillNeeds,
  putEngagementEnds,
  type Suggestion,
  suggestEngagements,
} from '#modules/talent/index.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from '../data/days.ts'

const wanted = 60
/** States in turn, so that each is seen on every page of the list. */
const course: readonly EngagementState[] = [
  'suggested',
  'rejected',
  'shortlisted',
  'contacted',
  'onboard',
  'rejected',
  'interview',
  'suggested',
  'offer',
  'rejected',
  'onboard',
  'withdrawn',
]
/** Pay is refused most, although its part was worth much: the report of reasons has something to say. */
const refusals = ['salary', 'salary', 'skills', 'place', 'salary', 'elsewhere', 'experience'] as const
const shares = sharesOf(defaultWeights)

/**
 * Engagements of the demo city in all states, from the needs and people that are there; without any, nothing. Scores are
 * invented and marked as demo data with everything else.
 */
export async function loadEngagements(tx: Context): Promise<void> {
  const pairs = await demoPairs(tx)
  if (pairs.length === 0) return
  const today = businessDay(tx.clock)
  const states = statesOf(pairs)
  const ids = await suggestEngagements(
    tx,
    pairs.map(({ needId, profileId }, at) => suggestion(needId, profileId, at)),
    { isDemo: true, begins: states },
  )
  let refused = 0
  await putEngagementEnds(
    tx,
    ids.map((id, at) => {
      const state = states[at]!
      const isRefused = state === 'rejected'
      // Over the past three months, so that figures of the plan, which end with a month, have some of them behind them.
      const onboardOn = state === 'onboard' ? addDays(today, -((at * 7) % 90)) : null
      return {
        id,
        state,
        refusedBy: isRefused ? (at % 2 === 0 ? 'need' : 'person') : null,
        refusal: isRefused ? refusals[refused++ % refusals.length]! : null,
        onboardOn,
        saidOn: onboardOn === null ? addDays(today, -20 - (at % 10)) : addDays(onboardOn, -20),
      }
    }),
  )
  await fillNeeds(tx, [...new Set(pairs.map(({ needId }) => needId))])
}

interface DemoPair {
  needId: string
  profileId: string
  headcount: number
}

/** Needs with people of the same chain where there are such, each person once. */
async function demoPairs(tx: Context): Promise<DemoPair[]> {
  const { rows } = await sql<DemoPair>`
    with asked as (
      select n.id, n.headcount, n.chain_id, n.enterprise_id, row_number() over (order by n.number) as at
      from talent.need n where n.is_demo and n.state = 'open' and n.deleted_at is null),
    held as (
      select p.id, p.enterprise_id, row_number() over (order by p.number) as at, count(*) over () as people
      from talent.profile p where p.is_demo and p.state = 'active' and exists (
        select from talent.consent k where k.profile_id = p.id and k.withdrawn_at is null
          and ${businessDay(tx.clock)}::date between k.given_on and k.until_on))
    select a.id as "needId", h.id as "profileId", a.headcount
    from held h join asked a on a.at = 1 + (h.at * 7) % (select count(*) from asked)
    where h.enterprise_id is distinct from a.enterprise_id
    order by (exists (select from talent.profile_chain c where c.profile_id = h.id and c.chain_id = a.chain_id)) desc,
      h.at limit ${wanted}`.execute(tx.db)
  return rows
}

/** In turn, and nobody on board beyond the seats of a need. */
function statesOf(pairs: readonly DemoPair[]): EngagementState[] {
  const taken = new Map<string, number>()
  return pairs.map(({ needId, headcount }, at) => {
    const state = course[at % course.length]!
    if (state !== 'onboard') return state
    const seats = taken.get(needId) ?? 0
    if (seats >= headcount) return 'offer'
    taken.set(needId, seats + 1)
    return state
  })
}

/** Every fifth was chosen by hand; others have the parts of a score. */
function suggestion(needId: string, profileId: string, at: number): Suggestion {
  if (at % 5 === 4 && course[at % course.length] !== 'onboard')
    return { needId, profileId, runId: null, score: null, parts: null }
  const parts = scoreParts.map((part, index) => ({
    part,
    share: shares[index]!,
    worth: part === 'salary' ? 760 + ((at * 37) % 20) * 10 : 400 + ((at * 53 + index * 131) % 60) * 10,
  }))
  const score = parts.reduce((sum, { share, worth }) => sum + share * worth, 0)
  return { needId, profileId, runId: null, score, parts }
}
