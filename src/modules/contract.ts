import { platformContract } from '#platform/contract.ts'
import { chainsContract } from './chains/contract/index.ts'
import { directoryContract } from './directory/contract.ts'
import { documentsContract } from './documents/contract.ts'
import { governanceContract } from './governance/contract.ts'

/** The one contract: server, browser, command line and OpenAPI are all made from it. */
export const contract = {
  system: platformContract,
  directory: directoryContract,
  documents: documentsContract,
  chains: chainsContract,
  governance: governanceContract,
}
export type Contract = typeof contract
