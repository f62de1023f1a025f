import type { Db } from '#platform/db/database.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { type Guards, guardBy, openTo } from '#platform/rights/rights.ts'
import {
  belongingOfEvidence,
  belongingOfNodes,
  belongingOfOverrides,
  belongingOfPlacedFirms,
  belongingOfTemplates,
} from './queries/belonging.ts'
import { listIndustries } from './queries/output.ts'
import { belongingOfChains, ofIndustry } from './service/reach.ts'

/** Industries, and figures such as `pv-industry/2026-03` by the industry before the stroke. */
async function belongingOfOutput(db: Db, ids: string[]): Promise<Map<string, Belonging>> {
  const industries = new Map((await listIndustries(db)).map((industry) => [industry.code, industry]))
  return new Map(
    ids.flatMap((id) => {
      const industry = industries.get(id.split('/')[0] ?? '')
      return industry === undefined ? [] : [[id, ofIndustry(industry)]]
    }),
  )
}

/** Who may see this module's objects in threads and history: the same as on their pages. */
export const chainGuards: Guards = {
  'chains.all': openTo('chains.chain.read'),
  'chains.chain': guardBy('chains.chain.read', belongingOfChains),
  'chains.node': guardBy('chains.chain.read', belongingOfNodes),
  'chains.industry': guardBy('chains.output.read', belongingOfOutput),
  'chains.output': guardBy('chains.output.read', belongingOfOutput),
  'chains.template': guardBy('chains.template.read', belongingOfTemplates),
  'chains.placement': guardBy('directory.enterprise.read', belongingOfPlacedFirms),
  'chains.evidence': guardBy('chains.evidence.read', belongingOfEvidence),
  'chains.override': guardBy('chains.evidence.read', belongingOfOverrides),
}
