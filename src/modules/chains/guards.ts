import { type Guards, guardBy, openTo } from '#platform/rights/rights.ts'
import {
  belongingOfEvidence,
  belongingOfNodes,
  belongingOfOverrides,
  belongingOfPlacedFirms,
  belongingOfTemplates,
} from './queries/belonging.ts'
import { belongingOfChains, belongingOfOutput } from './service/reach.ts'

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
