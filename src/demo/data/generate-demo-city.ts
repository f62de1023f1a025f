import { seededRandom } from '#core/random/seeded-random.ts'
import { loadTemplateCatalogue } from '#modules/chains/templates/catalogue.ts'
import { inventActivities } from './activities.ts'
import { inventEnterprises } from './enterprises.ts'
import { inventEvidence } from './evidence.ts'
import { networkOf } from './network.ts'
import { assignNodeOwners } from './node-owners.ts'
import { organisations, organisationsOfEnterprises } from './organisations.ts'
import { industries, inventOutput, lastYearOfChains } from './output.ts'
import { inventPosts } from './posts.ts'
import { regions } from './regions.ts'
import { inventStaff } from './staff.ts'
import type { Day, DemoCity } from './types.ts'

/** The posts reach back to 2021; earlier than this their history would run backwards. */
const firstToday: Day = '2023-06-01'

/**
 * A city to show the product with, as plain data: real divisions and real kinds of institution; firms, people and
 * figures invented, and saying so. The same seed and day give the same city; the parts draw from generators of
 * their own, so that a change in one leaves the others as they were.
 * @throws RangeError when `today` is not a day or lies before June 2023
 */
export function generateDemoCity(seed: string | number, today: Day): DemoCity {
  if (!(today >= firstToday))
    throw new RangeError(`the demo city needs a day from ${firstToday} on, not '${today}'`)
  const random = seededRandom(seed)
  const catalogue = loadTemplateCatalogue()
  const nodes = networkOf(catalogue)
  const { enterprises, placements, outputOfNode } = inventEnterprises(
    random.fork('enterprises'),
    nodes,
    lastYearOfChains(today),
    today,
  )
  const posts = inventPosts(random.fork('posts'), catalogue.chains, today)
  const units = [...organisations, ...organisationsOfEnterprises(enterprises)]
  return {
    seed: String(seed),
    today,
    regions,
    organisations: units,
    people: inventStaff(random.fork('staff'), units, posts, today),
    enterprises,
    placements,
    evidence: inventEvidence(random.fork('evidence'), nodes, outputOfNode, today),
    industries,
    outputSeries: inventOutput(random.fork('output'), today),
    posts,
    activities: inventActivities(random.fork('activities'), posts, today),
    nodeOwners: assignNodeOwners(random.fork('owners'), nodes, today),
  }
}
