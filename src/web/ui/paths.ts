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
  duplicates: () => '/enterprises/duplicates',
  organisations: (search: { id?: string; closed?: true } = {}) => address('/organisations', search),
  people: (search: SearchRecord = {}) => address('/people', search),
  person: (id: string) => `/people/${id}`,
  problems: (search: SearchRecord = {}) => address('/problems', search),
  problem: (id: string) => `/problems/${id}`,
  newProblem: (search: SearchRecord = {}) => address('/problems/new', search),
  tasks: (search: SearchRecord = {}) => address('/tasks', search),
  task: (id: string) => `/tasks/${id}`,
  newTask: (search: SearchRecord = {}) => address('/tasks/new', search),
  output: (search: SearchRecord = {}) => address('/output', search),
  figures: (search: SearchRecord = {}) => address('/output/figures', search),
  governance: () => '/governance',
  trainingTopics: () => '/training/topics',
  courses: (search: SearchRecord = {}) => address('/training/courses', search),
  course: (id: string) => `/training/courses/${id}`,
  teachers: (search: SearchRecord = {}) => address('/training/teachers', search),
  venues: (search: SearchRecord = {}) => address('/training/venues', search),
  documents: (search: SearchRecord = {}) => address('/documents', search),
  document: (id: string, search: SearchRecord = {}) => address(`/documents/${id}`, search),
  accounts: (search: SearchRecord = {}) => address('/admin/accounts', search),
  roles: () => '/admin/roles',
  rights: () => '/admin/rights',
  conflicts: () => '/documents/conflicts',
  imports: (search: SearchRecord = {}) => address('/imports', search),
  import: (id: string) => `/imports/${id}`,
  inbox: () => '/inbox',
  inboxSettings: () => '/inbox/settings',
  notification: (id: string) => `/inbox/${id}`,
  webhooks: () => '/admin/webhooks',
  mail: () => '/admin/mail',
  account: () => '/account',
  login: (search: { return?: string } = {}) => address('/login', search),
}

function address(path: string, search: SearchRecord): string {
  return `${path}${stringifySearch(search)}`
}
