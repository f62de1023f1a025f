import type { Guards } from '../rights/rights.ts'
import type { Describers } from '../thread/thread.ts'
import type { SearchKinds } from './kinds.ts'

/** What the modules give to the search: what is found, by whom, and how it is shown. */
export interface SearchPorts {
  kinds: SearchKinds
  guards: Guards
  describers: Describers
}
