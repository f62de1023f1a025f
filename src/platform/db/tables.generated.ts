// Generated from db/migrations by `npm run generate`. Never edit it.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** An exact decimal: text when read, text or number when written. */
export type Numeric = ColumnType<string, string | number, string | number>

export interface ChainsChain {
  id: Generated<string>
  code: string
  name: string
  name_en: string
  position: number
  valid_from: string
  valid_to: string | null
  settings: Generated<unknown>
  lock_version: Generated<number>
}

export interface ChainsChainAlias {
  chain_id: string
  alias: string
  since_on: string | null
  until_on: string | null
}

export interface ChainsEvidence {
  id: Generated<string>
  node_id: string
  indicator: string
  value: Numeric
  unit: string
  description: string | null
  due_on: string | null
  as_of_on: string
  source: string
  source_kind: string
  closed_on: string | null
  closed_reason: string | null
  lock_version: Generated<number>
  created_at: Date
  created_by: string
}

export interface ChainsIndustry {
  id: Generated<string>
  code: string
  name: string
  aliases: Generated<string[]>
  position: number
}

export interface ChainsIndustryChain {
  industry_id: string
  chain_id: string
}

export interface ChainsNode {
  id: Generated<string>
  code: string
  name: string
  name_en: string
  gb_codes: string[]
  note: string | null
  owner_org_id: string | null
  as_of_on: string
  lock_version: Generated<number>
}

export interface ChainsOutputValue {
  industry_id: string
  month: string
  status: string
  amount_yuan: Numeric
  source: string
  recorded_at: Date
}

export interface ChainsPlacement {
  id: Generated<string>
  enterprise_id: string
  node_id: string
  share_percent: Numeric
  role: string
  evidence: string
  source: string
  as_of_on: string
  lock_version: Generated<number>
}

export interface ChainsTemplate {
  id: Generated<string>
  chain_id: string
  version: string
  state: string
  note: string | null
  based_on_id: string | null
  created_at: Date
  published_at: Date | null
  lock_version: Generated<number>
}

export interface ChainsTemplateEdge {
  template_id: string
  from_node_id: string
  to_node_id: string
  kind: string
  strength: number
  substitute_group: string | null
  reason: string
}

export interface ChainsTemplateNode {
  template_id: string
  node_id: string
  segment: string
  tier: string
  position: number
}

export interface ChainsVerdictOverride {
  id: Generated<string>
  chain_id: string
  node_id: string
  verdict: string
  computed_verdict: string
  reason: string
  created_at: Date
  created_by: string
  created_by_name: string
  withdrawn_at: Date | null
  withdrawn_by_name: string | null
  withdrawn_reason: string | null
}

export interface DirectoryEnterprise {
  id: Generated<string>
  uscc: string
  name: string
  former_names: Generated<string[]>
  region_code: string
  above_scale: boolean
  kinds: Generated<string[]>
  registered_on: string | null
  staff: number | null
  products: string | null
  note: string | null
  is_demo: Generated<boolean>
  source: string
  as_of_on: string
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface DirectoryOrganisation {
  id: Generated<string>
  code: string
  name: string
  kind: string
  parent_id: string | null
  region_code: string
}

export interface DirectoryRegion {
  code: string
  name: string
  parent_code: string | null
  kind: string
  tile_column: number | null
  tile_row: number | null
  position: number
}

export interface DocumentsDocument {
  id: Generated<string>
  file_name: string | null
  media_type: string
  encoding: string
  raw: Uint8Array
  raw_sha256: string
  raw_text: string
  title: string | null
  source: string | null
  source_basis: string | null
  author: string | null
  published_on: string | null
  published_basis: string | null
  cleaned: string
  repairs: unknown
  furniture: unknown
  text_map: unknown
  lock_version: Generated<number>
  created_at: Date
  created_by: string
}

export interface DocumentsFact {
  id: Generated<string>
  document_id: string
  position: number
  type: string
  args: unknown
  suggested_args: unknown
  about: unknown
  sentence: string
  start_offset: number
  end_offset: number
  confidence: Numeric
  state: Generated<string>
  decided_at: Date | null
  decided_by: string | null
  reason: string | null
  lock_version: Generated<number>
}

export interface GovernanceActivity {
  id: Generated<string>
  post_id: string
  held_on: string
  title: string
  note: string | null
  created_at: Date
  created_by: string
}

export interface GovernancePost {
  id: Generated<string>
  chain_id: string | null
  role: string
  holder_name: string
  holder_title: string | null
  org_id: string | null
  since_on: string
  until_on: string | null
  note: string | null
  source: string
  lock_version: Generated<number>
}

export interface PlatformAuditEntry {
  id: GeneratedAlways<number>
  at: Date
  actor_id: string
  actor_name: string
  request_id: string
  action: string
  object_kind: string
  object_id: string
  before: unknown
  after: unknown
  reason: string | null
}

export interface PlatformMigration {
  name: string
  checksum: string
  applied_at: Generated<Date>
}

export interface PlatformNote {
  key: string
  value: unknown
  at: Date
}

export interface PlatformThreadLink {
  id: GeneratedAlways<number>
  from_kind: string
  from_id: string
  relation: string
  to_kind: string
  to_id: string
  at: Date
  actor_id: string
  actor_name: string
}

export interface Tables {
  'chains.chain': ChainsChain
  'chains.chain_alias': ChainsChainAlias
  'chains.evidence': ChainsEvidence
  'chains.industry': ChainsIndustry
  'chains.industry_chain': ChainsIndustryChain
  'chains.node': ChainsNode
  'chains.output_value': ChainsOutputValue
  'chains.placement': ChainsPlacement
  'chains.template': ChainsTemplate
  'chains.template_edge': ChainsTemplateEdge
  'chains.template_node': ChainsTemplateNode
  'chains.verdict_override': ChainsVerdictOverride
  'directory.enterprise': DirectoryEnterprise
  'directory.organisation': DirectoryOrganisation
  'directory.region': DirectoryRegion
  'documents.document': DocumentsDocument
  'documents.fact': DocumentsFact
  'governance.activity': GovernanceActivity
  'governance.post': GovernancePost
  'platform.audit_entry': PlatformAuditEntry
  'platform.migration': PlatformMigration
  'platform.note': PlatformNote
  'platform.thread_link': PlatformThreadLink
}
