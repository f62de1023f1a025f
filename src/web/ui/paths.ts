import { type SearchRecord, stringifySearch } from './search-params.ts'

/** Addresses of pages, the one place that spells them besides the route table. */
export const paths = {
  city: () => '/',
  atlas: () => '/atlas',
  chain: (code: string, search: { tab?: string; node?: string } = {}) => address(`/chains/${code}`, search),
  gaps: (search: SearchRecord = {}) => address('/gaps', search),
  enterprises: (search: SearchRecord = {}) => address('/enterprises', search),
  enterprise: (id: string) => `/enterprises/${id}`,
  newEnterprise: () => '/enterprises/new',
  output: (search: SearchRecord = {}) => address('/output', search),
  governance: () => '/governance',
  documents: (search: SearchRecord = {}) => address('/documents', search),
  document: (id: string, search: SearchRecord = {}) => address(`/documents/${id}`, search),
  conflicts: () => '/documents/conflicts',
}

function address(path: string, search: SearchRecord): string {
  return `${path}${stringifySearch(search)}`
}
