// Generated from db/migrations by `npm run generate`. Never edit it.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** An exact decimal: text when read, text or number when written. */
export type Numeric = ColumnType<string, string | number, string | number>

export interface AccessAccount {
  id: Generated<string>
  username: string
  name: string
  person_id: string | null
  org_id: string | null
  state: string
  is_demo: Generated<boolean>
  created_at: Date
  created_by: string
  approved_at: Date | null
  approved_by: string | null
  disabled_reason: string | null
  lock_version: Generated<number>
  reset_at: Date | null
  mail_held: Generated<boolean>
  name_order: string | null
}

export interface AccessRole {
  code: string
  name: string
  name_en: string
  description: string
  description_en: string
  kind: string
  needs: Generated<string[]>
  position: number
}

export interface AccessRoleGrant {
  id: Generated<string>
  account_id: string
  role_code: string
  org_id: string | null
  chain_codes: Generated<string[]>
  region_code: string | null
  since_on: string
  until_on: string | null
  reason: string
  granted_at: Date
  granted_by: string
  granted_by_name: string
  ended_at: Date | null
  ended_by_name: string | null
  ended_reason: string | null
  lock_version: Generated<number>
  held_at: Date | null
  held_because: string | null
}

export interface AccessRolePermission {
  role_code: string
  permission: string
  scope_kind: string
}

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
  origin_kind: string | null
  origin_id: string | null
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
  lock_version: Generated<number>
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
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
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
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
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

export interface DirectoryAppointment {
  id: Generated<string>
  person_id: string
  org_id: string
  title: string
  is_head: Generated<boolean>
  since_on: string
  until_on: string | null
  note: string | null
  source: string
  lock_version: Generated<number>
}

export interface DirectoryDuplicateCandidate {
  left_id: string
  right_id: string
  verdict: string
  score: Numeric
  parts: unknown
  found_at: Date
  later_until: string | null
}

export interface DirectoryDuplicateDecision {
  id: Generated<string>
  left_id: string
  right_id: string
  verdict: string
  reason: string
  decided_at: Date
  decided_by: string
  decided_by_name: string
  withdrawn_at: Date | null
  withdrawn_by_name: string | null
}

export interface DirectoryDuplicateSearch {
  id: Generated<string>
  turn: GeneratedAlways<number>
  requested_at: Date
  requested_by: string
  state: Generated<string>
  done: Generated<number>
  total: Generated<number>
  enterprises: number | null
  same: number | null
  review: number | null
  told_at: Date
  ended_at: Date | null
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
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
  address: string | null
  merged_into_id: string | null
  merged_at: Date | null
  name_order: string | null
}

export interface DirectoryEnterpriseFile {
  enterprise_id: string
  files: number[]
}

export interface DirectoryEnterpriseMerge {
  id: Generated<string>
  survivor_id: string
  merged_id: string
  reason: string
  merged_at: Date
  merged_by: string
  merged_by_name: string
  survivor_before: unknown
  survivor_after: unknown
  moved: unknown
  led_on: Generated<string[]>
  split_at: Date | null
  split_by_name: string | null
  split_reason: string | null
  left_alone: unknown
}

export interface DirectoryOrganisation {
  id: Generated<string>
  code: string
  name: string
  kind: string
  parent_id: string | null
  region_code: string
  short_name: string | null
  enterprise_id: string | null
  position: Generated<number>
  valid_from: string | null
  valid_to: string | null
  lock_version: Generated<number>
  dept_kind: string | null
  note: string | null
  name_order: string | null
}

export interface DirectoryOrganisationFormerName {
  org_id: string
  name: string
  until_on: string
}

export interface DirectoryPerson {
  id: Generated<string>
  staff_no: string | null
  name: string
  org_id: string
  phone: string | null
  email: string | null
  note: string | null
  is_demo: Generated<boolean>
  left_on: string | null
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  name_order: string | null
}

export interface DirectoryRegion {
  code: string
  name: string
  parent_code: string | null
  kind: string
  tile_column: number | null
  tile_row: number | null
  position: number
  lock_version: Generated<number>
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
  created_by_id: string | null
  org_id: string | null
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
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
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
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
  person_id: string | null
}

export interface IdentityAccount {
  id: string
  user_id: string
  provider_id: string
  account_id: string
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: Date | null
  refresh_token_expires_at: Date | null
  scope: string | null
  password: string | null
  created_at: Date
  updated_at: Date
  issuer: string | null
}

export interface IdentityAttempt {
  kind: string
  key: string
  failures: number
  began_at: Date
  locked_until: Date | null
}

export interface IdentityDemoLogin {
  account_id: string
  password: string
  title: string
  position: GeneratedAlways<number>
}

export interface IdentityFormerPassword {
  id: GeneratedAlways<number>
  account_id: string
  hash: string
  replaced_at: Date
}

export interface IdentityLogin {
  account_id: string
  must_change: boolean
  password_changed_at: Date
  disabled_at: Date | null
  used_code: string | null
  totp_step: number | null
}

export interface IdentitySession {
  id: string
  user_id: string
  token: string
  expires_at: Date
  created_at: Date
  updated_at: Date
  ip_address: string | null
  user_agent: string | null
  began_at: Date
  seen_at: Date
  method: Generated<string>
}

export interface IdentityTwoFactor {
  id: string
  user_id: string
  secret: string
  backup_codes: string
  verified: Generated<boolean>
  failed_verification_count: Generated<number>
  locked_until: Date | null
}

export interface IdentityUser {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  image: string | null
  created_at: Date
  updated_at: Date
  username: string
  two_factor_enabled: Generated<boolean>
}

export interface IdentityVerification {
  id: string
  identifier: string
  value: string
  expires_at: Date
  created_at: Date
  updated_at: Date
}

export interface MattersProblem {
  id: Generated<string>
  number: GeneratedAlways<number>
  title: string
  problem: string
  countermeasure: string | null
  responsibility: string | null
  responsible_person: string | null
  due_on: string | null
  effect: string | null
  chain_id: string
  node_id: string | null
  enterprise_id: string | null
  region_code: string | null
  lead_org_id: string | null
  created_org_id: string | null
  created_by: string
  created_by_name: string
  origin: string
  is_blocking: boolean
  verdict: string | null
  severity: string
  merged_into_id: string | null
  opened_on: string
  closed_on: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface MattersProblemAssist {
  problem_id: string
  org_id: string
  position: number
}

export interface MattersProblemFollower {
  problem_id: string
  account_id: string
  account_name: string
  from_id: string | null
}

export interface MattersProblemMerge {
  id: Generated<string>
  kept_id: string
  merged_id: string
  reason: string
  at: Date
  by_name: string
  split_at: Date | null
  split_by_name: string | null
  split_reason: string | null
}

export interface MattersProblemOrigin {
  problem_id: string
  ref_kind: string
  ref_id: string
  from_id: string | null
}

export interface MattersProof {
  id: Generated<string>
  problem_id: string | null
  report_id: string | null
  text: string
  ref_kind: string | null
  ref_id: string | null
  url: string | null
  attachment: string | null
  at: Date
  by_name: string
}

export interface MattersRating {
  id: Generated<string>
  problem_id: string
  grade: string
  comment: string | null
  at: Date
  account_id: string
  by_name: string
}

export interface MattersTask {
  id: Generated<string>
  number: GeneratedAlways<number>
  title: string
  action_type: string
  chain_id: string
  node_id: string | null
  region_code: string | null
  origin: string
  instruction: string | null
  lead_leader_name: string | null
  lead_person_id: string | null
  lead_org_id: string
  created_org_id: string | null
  created_by: string
  created_by_name: string
  goal: string
  starts_on: string
  due_on: string
  cancel_reason: string | null
  done_on: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface MattersTaskAssist {
  task_id: string
  org_id: string
  position: number
}

export interface MattersTaskOrigin {
  task_id: string
  ref_kind: string
  ref_id: string
}

export interface MattersTaskReport {
  id: Generated<string>
  task_id: string
  reported_on: string
  text: string
  value: Numeric | null
  percent: Numeric
  evidence_id: string | null
  verdict_before: string | null
  verdict_after: string | null
  score_before: Numeric | null
  score_after: Numeric | null
  inputs_hash_before: string | null
  inputs_hash_after: string | null
  assessed_on: string | null
  created_at: Date
  created_by: string
  created_by_name: string
  placement_id: string | null
}

export interface MattersTaskTarget {
  task_id: string
  quarter: string
  target: string
  value: Numeric | null
  unit: string | null
}

export interface OfficialdocTemplate {
  kind: string
  name: string
  content: string | null
  lock_version: number
  updated_at: Date
  updated_by: string
}

export interface PlatformAttachment {
  id: Generated<string>
  object_kind: string
  object_id: string
  file_name: string
  media_type: string
  size_bytes: number
  sha256: string
  content: Uint8Array
  note: string | null
  created_at: Date
  created_by: string
  created_by_name: string
  removed_at: Date | null
  removed_by_name: string | null
  removed_reason: string | null
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
  seq: number | null
  ip: string | null
  prev_hash: string | null
  hash: string | null
}

export interface PlatformAuditHead {
  id: Generated<number>
  seq: number
  hash: string
}

export interface PlatformAuditVerification {
  id: Generated<string>
  requested_at: Date
  requested_by: string
  state: Generated<string>
  checked: Generated<number>
  total: Generated<number>
  report: unknown
  ended_at: Date | null
}

export interface PlatformBulkEdit {
  id: Generated<string>
  object_kind: string
  field: string
  value: unknown
  reason: string
  created_at: Date
  created_by: string
  created_by_name: string
  undone_at: Date | null
}

export interface PlatformBulkEditRow {
  bulk_edit_id: string
  object_id: string
  before: unknown
  outcome: string | null
  after: unknown
}

export interface PlatformCalendarDay {
  day: string
  is_workday: boolean
  name: string
  source: string
  lock_version: Generated<number>
  changed_at: Date
  changed_by: string
}

export interface PlatformCalendarState {
  id: Generated<number>
  version: Generated<string>
}

export interface PlatformCalendarYear {
  year: number
  source: string | null
  changed_at: Date
  changed_by: string
  lock_version: Generated<number>
}

export interface PlatformDraft {
  account_id: string
  key: string
  value: unknown
  updated_at: Date
}

export interface PlatformImportBatch {
  id: Generated<string>
  object_kind: string
  file_name: string
  content: Uint8Array
  sha256: string
  state: string
  done: Generated<number>
  total: Generated<number>
  sheets: Generated<unknown>
  notices: Generated<unknown>
  tolerances: Generated<unknown>
  tolerated_rows: Generated<number>
  failure: unknown
  reason: string | null
  created_at: Date
  created_by: string
  created_by_name: string
  applied_at: Date | null
  reverted_at: Date | null
  held_until: Date | null
  lock_version: Generated<number>
}

export interface PlatformImportRow {
  batch_id: string
  position: number
  sheet: string
  number: number
  written: unknown
  entered: unknown
  tolerances: unknown
  faults: unknown
  outcome: string
  object_id: string | null
  before: unknown
  after: unknown
  reverted: string | null
  kept: unknown
}

export interface PlatformListChoice {
  account_id: string
  list: string
  columns: string[] | null
  page_size: number | null
  default_view_id: string | null
  updated_at: Date
}

export interface PlatformListView {
  id: Generated<string>
  list: string
  name: string
  query: string
  sharing: string
  org_id: string | null
  owner_id: string
  owner_name: string
  created_at: Date
  updated_at: Date
  lock_version: Generated<number>
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface PlatformMailDelivery {
  id: Generated<string>
  account_id: string
  kind: string
  notification_id: string | null
  state: string
  attempts: Generated<number>
  claimed_at: Date | null
  fault: string | null
  answer: string | null
  created_at: Date
  finished_at: Date | null
  next_at: Date | null
}

export interface PlatformMatchPart {
  task: string
  position: number
  objective: string
  problem: Uint8Array
  state: Generated<string>
  result: Uint8Array | null
  result_hash: string | null
  failure: string | null
  worker: string | null
  tries: Generated<number>
  created_at: Generated<Date>
  wanted_until: Date
  started_at: Date | null
  beat_at: Date | null
  finished_at: Date | null
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

export interface PlatformNotification {
  id: Generated<string>
  account_id: string
  topic: string
  urgency: string
  title: string
  body: string | null
  href: string
  object_kind: string | null
  object_id: string | null
  dedupe_key: string | null
  times: Generated<number>
  is_read: Generated<boolean>
  is_archived: Generated<boolean>
  wants_digest: Generated<boolean>
  digest_id: string | null
  created_at: Date
  updated_at: Date
}

export interface PlatformNotificationSetting {
  account_id: string
  default_mode: string
  quiet_from: string
  quiet_to: string
  rest_days_quiet: boolean
  lock_version: Generated<number>
  updated_at: Date
}

export interface PlatformNotificationTopicSetting {
  account_id: string
  topic: string
  mode: string
}

export interface PlatformSearchDue {
  id: GeneratedAlways<number>
  kind: string
  object_id: string
}

export interface PlatformSearchName {
  kind: string
  object_id: string
  place: number
  text: string
  is_code: boolean
  cells: string
  size: number
  tokens: number[]
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

export interface PlatformWebhook {
  id: Generated<string>
  name: string
  url: string
  topics: string[]
  algorithm: string
  secret: string
  is_active: Generated<boolean>
  created_by: string
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface PlatformWebhookDelivery {
  id: Generated<string>
  webhook_id: string
  event_id: string
  topic: string
  body: string
  state: string
  attempts: Generated<number>
  claimed_at: Date | null
  last_status: number | null
  fault: string | null
  next_at: Date | null
  created_at: Date
  finished_at: Date | null
}

export interface PlatformWorkflowEvent {
  id: GeneratedAlways<number>
  instance_id: string
  lock_version: number
  is_mark: Generated<boolean>
  at: Date
  actor_id: string
  actor_name: string
  on_behalf_of: string | null
  action: string
  from_state: string | null
  to_state: string
  reason: string | null
  input: Generated<unknown>
}

export interface PlatformWorkflowInstance {
  id: Generated<string>
  definition: string
  definition_version: number
  object_kind: string
  object_id: string
  title: string
  href: string | null
  state: string
  stage: string
  back_state: string | null
  level: string | null
  supervision: unknown
  countersign: unknown
  parties: Generated<unknown>
  delegations: Generated<unknown>
  doers: Generated<unknown>
  belonging: Generated<unknown>
  clock: unknown
  resume_on: string | null
  waits_for: string[]
  waiting_org_ids: string[]
  waiting_account_ids: string[]
  org_ids: string[]
  chain_codes: string[]
  region_codes: string[]
  account_ids: string[]
  due_on: string | null
  warn_on: string | null
  refresh_on: string | null
  calendar_version: string | null
  warned_due_on: string | null
  missed_due_on: string | null
  begun_at: Date
  changed_at: Date
  lock_version: Generated<number>
}

export interface TalentBid {
  id: Generated<string>
  number: GeneratedAlways<number>
  bidding_id: string
  bidder_name: string
  organisation: string
  contact_name: string | null
  contact_phone: string | null
  plan: string
  price: Numeric
  months: number
  received_on: string
  state: string
  withdrawn_reason: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TalentBidReview {
  id: Generated<string>
  number: GeneratedAlways<number>
  bid_id: string
  reviewer_name: string
  technology: number
  feasibility: number
  team: number
  price: number
  comment: string | null
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TalentBidding {
  id: Generated<string>
  number: GeneratedAlways<number>
  need_id: string
  title: string
  targets: string
  budget: Numeric
  term_months: number
  property_rule: string | null
  bid_from_on: string
  bid_until_on: string
  review_on: string
  weight_technology: number
  weight_feasibility: number
  weight_team: number
  weight_price: number
  note: string | null
  winner_bid_id: string | null
  winner_reason: string | null
  signed_on: string | null
  result: string | null
  evidence: string | null
  accepted_on: string | null
  ended: Generated<boolean>
  created_by: string
  created_by_name: string
  created_org_id: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TalentConsent {
  id: Generated<string>
  profile_id: string
  purpose: string
  wording: string
  given_on: string
  until_on: string
  given_by: string
  evidence: string | null
  withdrawn_at: Date | null
  withdrawn_reason: string | null
  recorded_by: string
  recorded_by_name: string
  recorded_at: Date
}

export interface TalentEngagement {
  id: Generated<string>
  number: GeneratedAlways<number>
  need_id: string
  profile_id: string
  run_id: string | null
  score: number | null
  parts: unknown
  need_agreed_at: Date | null
  person_agreed_at: Date | null
  refused_by: string | null
  refusal: string | null
  ended: Generated<boolean>
  onboard_on: string | null
  created_by: string
  created_by_name: string
  created_org_id: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  refusal_note: string | null
}

export interface TalentEngagementInvitation {
  id: Generated<string>
  engagement_id: string
  token_hash: string
  expires_on: string
  state: string
  answered_at: Date | null
  created_by: string
  created_by_name: string
  created_at: Date
}

export interface TalentEngagementWord {
  id: Generated<string>
  engagement_id: string
  side: string
  agrees: boolean
  given_by: string
  said_by: string | null
  said_on: string
  evidence: string | null
  recorded_by: string
  recorded_by_name: string
  recorded_at: Date
}

export interface TalentFair {
  id: Generated<string>
  number: GeneratedAlways<number>
  title: string
  kind: string
  from_on: string
  until_on: string
  place: string | null
  host: string
  state: string
  cancel_reason: string | null
  note: string | null
  created_by: string
  created_by_name: string
  created_org_id: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface TalentFairChain {
  fair_id: string
  chain_id: string
}

export interface TalentFairEngagement {
  engagement_id: string
  entry_id: string
  created_at: Date
}

export interface TalentFairEntry {
  id: Generated<string>
  fair_id: string
  need_id: string
  seats: number
  booth: string | null
  note: string | null
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TalentFairResult {
  id: Generated<string>
  entry_id: string
  as_of_on: string
  cvs: number | null
  interviews: number | null
  intentions: number | null
  offers: number | null
  onboard: number | null
  source: string
  note: string | null
  entered_by: string
  entered_by_name: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TalentInstitute {
  id: Generated<string>
  code: string | null
  name: string
  name_order: string | null
  kind: string
  tiers: Generated<string[]>
  province: string
  city: string
  region_code: string | null
  website: string | null
  contact_name: string | null
  contact_phone: string | null
  contact_email: string | null
  note: string | null
  source: string
  as_of_on: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface TalentInstituteNode {
  institute_id: string
  node_id: string
}

export interface TalentInstituteOutput {
  id: Generated<string>
  institute_id: string
  major_code: string
  year: string
  graduates: number
  employed_local: number | null
  source: string
  note: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TalentMajor {
  code: string
  name: string
  level: string
  retired: Generated<boolean>
  title: string
}

export interface TalentMatchRun {
  id: Generated<string>
  number: GeneratedAlways<number>
  title: string
  method: string
  settings: unknown
  previous_id: string | null
  state: string
  progress: Generated<unknown>
  summary: unknown
  failure: string | null
  input_hash: string | null
  frozen: Uint8Array | null
  created_by: string
  created_by_name: string
  created_org_id: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  started_at: Date | null
  finished_at: Date | null
}

export interface TalentNeed {
  id: Generated<string>
  number: GeneratedAlways<number>
  kind: string
  title: string
  enterprise_id: string
  chain_id: string
  node_id: string | null
  headcount: number
  urgency: number
  tier: number
  post_kind: string
  talent_group: string
  education: string
  degree: string | null
  experience_years: number
  title_level: string | null
  salary_from: number | null
  salary_to: number | null
  modes: Generated<string[]>
  must: Generated<string[]>
  duties: string | null
  benefits: string | null
  deadline_on: string | null
  target_indicators: string | null
  budget: Numeric | null
  term_months: number | null
  property_rule: string | null
  contact_name: string | null
  contact_phone: string | null
  contact_email: string | null
  state: string
  closed_reason: string | null
  source: string
  as_of_on: string
  created_by: string
  created_by_name: string
  created_org_id: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface TalentNeedGap {
  need_id: string
  chain_id: string
  node_id: string
}

export interface TalentNeedMajor {
  need_id: string
  major_code: string
}

export interface TalentNeedPlace {
  need_id: string
  region_code: string
}

export interface TalentNeedProblem {
  need_id: string
  problem_id: string
}

export interface TalentNeedSkill {
  need_id: string
  skill_id: string
  is_required: boolean
}

export interface TalentNeedWords {
  need_id: string
  digest: string
  words: string
}

export interface TalentPlanLine {
  id: Generated<string>
  year: string
  category: string
  region_code: string
  target: number | null
  target_source: string | null
  actual: number | null
  as_of_on: string | null
  actual_source: string | null
  note: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TalentProfile {
  id: Generated<string>
  number: GeneratedAlways<number>
  name: string | null
  name_order: string | null
  category: string | null
  talent_group: string | null
  education: string | null
  degree: string | null
  school: string | null
  title_level: string | null
  experience_years: number | null
  employer: string | null
  enterprise_id: string | null
  honours: string | null
  achievements: string | null
  summary: string | null
  post_kinds: Generated<string[]>
  modes: Generated<string[]>
  salary_from: number | null
  salary_to: number | null
  available_on: string | null
  most_engagements: Generated<number>
  phone: string | null
  email: string | null
  state: string
  source: string
  as_of_on: string
  created_by: string
  created_by_name: string
  created_org_id: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  erased_at: Date | null
}

export interface TalentProfileChain {
  profile_id: string
  chain_id: string
}

export interface TalentProfileMajor {
  profile_id: string
  major_code: string
}

export interface TalentProfileNode {
  profile_id: string
  node_id: string
}

export interface TalentProfilePlace {
  profile_id: string
  region_code: string
  position: number
}

export interface TalentProfileSkill {
  profile_id: string
  skill_id: string
}

export interface TalentProfileWords {
  profile_id: string
  digest: string
  words: string
}

export interface TalentRunNeed {
  run_id: string
  position: number
  need_id: string
  capacity: number
  tier: number
  snapshot: unknown
}

export interface TalentRunPair {
  run_id: string
  need_id: string
  profile_id: string
  score: number
  is_pinned: Generated<boolean>
}

export interface TalentRunPeople {
  run_id: string
  block: number
  profile_ids: string[]
  numbers: number[]
  capacities: number[]
  snapshots: Uint8Array
}

export interface TalentShortageDirectory {
  id: Generated<string>
  year: number
  version: number
  state: string
  title: string
  note: string | null
  from_on: string
  to_on: string
  settings: unknown
  computed_on: string
  published_at: Date | null
  published_by_name: string | null
  created_by: string
  created_by_name: string
  created_org_id: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TalentShortageEntry {
  id: Generated<string>
  directory_id: string
  chain_id: string
  node_id: string | null
  title: string
  title_folded: string
  title_order: string | null
  post_kind: string
  education: string
  major_codes: Generated<string[]>
  experience_from: number
  experience_to: number
  salary_from: number | null
  salary_to: number | null
  seats: number
  enterprises: number
  candidates: number
  in_field: number
  parts: unknown
  shortage_index: Numeric
  stars: number
  level: string
  reason_kind: string
  adjusted_stars: number | null
  adjusted_reason: string | null
  adjusted_by_name: string | null
  adjusted_at: Date | null
}

export interface TalentSkill {
  id: Generated<string>
  name: string
  name_order: string | null
  name_en: string | null
  note: string | null
  retired: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TalentSkillChain {
  skill_id: string
  chain_id: string
}

export interface TalentSkillParent {
  skill_id: string
  parent_id: string
}

export interface TalentSkillWord {
  folded: string
  word: string
  skill_id: string
  is_name: boolean
}

export interface TrainingAnswerGroup {
  id: Generated<string>
  survey_id: string
  question_id: string
  name: string
  example: string
  state: string
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TrainingAnswerGroupMember {
  question_id: string
  response_id: string
  group_id: string
}

export interface TrainingAttendance {
  id: Generated<string>
  session_id: string
  nomination_id: string
  mark: string
  way: string
  marked_by: string
  marked_by_name: string
  marked_at: Date
  is_demo: Generated<boolean>
  lock_version: Generated<number>
}

export interface TrainingCalendarFeed {
  account_id: string
  token_hash: string
  created_at: Date
}

export interface TrainingClass {
  id: Generated<string>
  number: GeneratedAlways<number>
  programme_id: string | null
  term_no: number | null
  kind: string
  title: string
  chain_id: string | null
  purpose: string | null
  audience: string | null
  host_org_id: string
  starts_on: string
  ends_on: string
  hours: Numeric
  seats: number
  place: string | null
  ad_hoc_reason: string | null
  created_org_id: string | null
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TrainingClassCohost {
  class_id: string
  org_id: string
  position: number
}

export interface TrainingClassCourse {
  class_id: string
  position: number
  module_position: number
  course_id: string
  version_no: number
  teacher_id: string | null
  hours: Numeric
}

export interface TrainingClassDesign {
  class_id: string
  changes: Generated<unknown>
  saved_by: string
  saved_by_name: string
  saved_at: Date
  is_demo: Generated<boolean>
  lock_version: Generated<number>
}

export interface TrainingClassModule {
  class_id: string
  position: number
  kind: string
  title: string
  taught_by_org_id: string | null
}

export interface TrainingClassNeed {
  class_id: string
  need_id: string
  outcome: string
  met_by: unknown
  reason: unknown
  note: string | null
}

export interface TrainingClassSource {
  class_id: string
  ref_kind: string
  ref_id: string
  outcome: string
  need_ids: string[]
}

export interface TrainingCourse {
  id: Generated<string>
  number: GeneratedAlways<number>
  name: string
  name_order: string | null
  host_org_id: string
  sharing: string
  licence: string | null
  source: string | null
  retired: Generated<boolean>
  version_no: number
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface TrainingCourseOrigin {
  course_id: string
  origin_id: string
  origin_version: number
  city: string
  version_no: number
  package_id: string
}

export interface TrainingCoursePackage {
  id: Generated<string>
  city: string
  file_name: string
  sha256: string
  made_at: Date
  taken_at: Date
  taken_by: string
  taken_by_name: string
}

export interface TrainingCourseTeacher {
  course_id: string
  teacher_id: string
  position: number
}

export interface TrainingCourseVersion {
  course_id: string
  version_no: number
  title: string
  category: string
  form: string
  hours: Numeric
  summary: string
  competences: string[]
  change_abilities: string[]
  qualities: string[]
  change_note: string | null
  exported_at: Date | null
  created_by_name: string
  created_at: Date
}

export interface TrainingCourseVersionChain {
  course_id: string
  version_no: number
  chain_id: string
}

export interface TrainingCourseVersionTopic {
  course_id: string
  version_no: number
  topic_code: string
}

export interface TrainingDiscussion {
  id: Generated<string>
  number: GeneratedAlways<number>
  kind: string
  title: string
  held_on: string
  place: string | null
  host_org_id: string
  chain_id: string | null
  enterprise_id: string | null
  class_id: string | null
  summary: string | null
  created_org_id: string | null
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface TrainingDiscussionParticipant {
  discussion_id: string
  position: number
  person_id: string | null
  name: string
}

export interface TrainingEnrolment {
  class_id: string
  spacing_days: Generated<number>
  unit_share: Numeric
  kind_limits: Generated<unknown>
  lock_version: Generated<number>
}

export interface TrainingExtraSeats {
  id: Generated<string>
  class_id: string
  kind: string
  seats: number
  reason: string
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  created_at: Date
}

export interface TrainingFinding {
  id: Generated<string>
  discussion_id: string
  position: number
  text: string
  node_id: string | null
}

export interface TrainingFollowUp {
  class_id: string
  opened_on: string
  closes_on: string
}

export interface TrainingFollowUpAnswer {
  id: Generated<string>
  class_id: string
  answers: unknown
}

export interface TrainingFollowUpAsked {
  class_id: string
  person_id: string
  answered: Generated<boolean>
  reminders: Generated<number>
  reminded_on: string | null
}

export interface TrainingHoursEntry {
  id: Generated<string>
  person_id: string
  class_id: string | null
  kind: string
  source: string
  hours: Numeric
  earned_on: string
  evidence: string | null
  issued_by: string
  issued_by_name: string
  issued_at: Date
  revoked_by_name: string | null
  revoked_at: Date | null
  revoke_reason: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
}

export interface TrainingIdea {
  id: Generated<string>
  number: GeneratedAlways<number>
  title: string
  body: string
  chain_id: string | null
  node_id: string | null
  class_id: string | null
  merged_into_id: string | null
  reply: string | null
  replied_by_name: string | null
  replied_at: Date | null
  created_org_id: string | null
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TrainingIdeaAuthor {
  id: Generated<string>
  idea_id: string
  position: number
  account_id: string | null
  person_id: string | null
  name: string
  unit_name: string | null
  from_idea_id: string | null
}

export interface TrainingIdeaTopic {
  idea_id: string
  topic_code: string
}

export interface TrainingLeave {
  id: Generated<string>
  nomination_id: string
  reason: string
  state: string
  asked_by: string
  asked_by_name: string
  asked_at: Date
  decided_by_name: string | null
  decided_at: Date | null
  decision_reason: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
}

export interface TrainingLeaveSession {
  leave_id: string
  session_id: string
}

export interface TrainingLesson {
  id: Generated<string>
  class_id: string
  scope: string
  rule: string
  subject: string
  seen: unknown
  effect: unknown
  note: string | null
  state: string
  decided_by: string | null
  decided_by_name: string | null
  decided_at: Date | null
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TrainingNeed {
  id: Generated<string>
  number: GeneratedAlways<number>
  level: string
  statement: string
  org_id: string
  post_title: string | null
  person_id: string | null
  chain_id: string | null
  node_id: string | null
  weight: number
  competences: Generated<string[]>
  change_abilities: Generated<string[]>
  qualities: Generated<string[]>
  closed_on: string | null
  close_reason: string | null
  created_org_id: string | null
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface TrainingNeedSource {
  need_id: string
  ref_kind: string
  ref_id: string
}

export interface TrainingNeedTopic {
  need_id: string
  topic_code: string
}

export interface TrainingNomination {
  id: Generated<string>
  class_id: string
  person_id: string
  unit_org_id: string
  state: string
  seat: string | null
  rank: number | null
  confirmed_at: Date | null
  waiver: string | null
  pin: string | null
  pin_reason: string | null
  reason: string | null
  vacated: Generated<boolean>
  run_id: string | null
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TrainingProgramme {
  id: Generated<string>
  year: number
  title: string
  basis: string | null
  host_org_id: string
  spacing_weeks: number
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TrainingQuota {
  class_id: string
  org_id: string
  seats: number
  least: Generated<number>
  fixed: Generated<boolean>
}

export interface TrainingRating {
  id: Generated<string>
  session_id: string
  answers: unknown
}

export interface TrainingRatingGiven {
  session_id: string
  person_id: string
}

export interface TrainingSelectionAdoption {
  run_id: string
  deviations: Generated<unknown>
  adopted_by: string
  adopted_by_name: string
  adopted_at: Date
}

export interface TrainingSelectionRun {
  id: Generated<string>
  class_id: string
  number: number
  kind: string
  status: string
  problem: unknown
  proposal: unknown
  names: unknown
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  created_at: Date
}

export interface TrainingServiceFigure {
  id: Generated<string>
  org_id: string
  quarter: string
  question: string
  asked: string
  mean: Numeric
  answers: number
  source: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TrainingSession {
  id: Generated<string>
  class_id: string
  title: string
  course_id: string | null
  version_no: number | null
  module_position: number | null
  teacher_id: string | null
  venue_id: string | null
  held_on: string | null
  half: string | null
  starts_at: string | null
  ends_at: string | null
  hours: Numeric
  kind: string
  pinned: Generated<boolean>
  released: Generated<boolean>
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TrainingSessionCoTeacher {
  session_id: string
  position: number
  teacher_id: string
}

export interface TrainingSessionFee {
  session_id: string
  amount_after_tax: Numeric
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TrainingSurvey {
  id: Generated<string>
  number: GeneratedAlways<number>
  title: string
  purpose: string
  asked_by_org_id: string
  basis: string
  frequency: string
  minutes: number
  chain_id: string | null
  class_id: string | null
  is_anonymous: boolean
  opens_on: string
  closes_on: string
  minimum_sample: Generated<number>
  strata: Generated<string>
  remind_days_before: number | null
  most_reminders: Generated<number>
  public_code: string | null
  state: string
  created_org_id: string | null
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface TrainingSurveyAudience {
  survey_id: string
  position: number
  org_id: string | null
  with_below: Generated<boolean>
  person_id: string | null
  dept_kind: string | null
  region_code: string | null
}

export interface TrainingSurveyInvitation {
  id: Generated<string>
  survey_id: string
  person_id: string
  token_hash: string | null
  answered: Generated<boolean>
  saved: string | null
  saved_version: Generated<number>
  reminders: Generated<number>
  reminded_on: string | null
}

export interface TrainingSurveyQuestion {
  id: Generated<string>
  survey_id: string
  position: number
  kind: string
  text: string
  required: boolean
  options: Generated<string[]>
  most_choices: number | null
  grouping: Generated<string>
}

export interface TrainingSurveyQuestionTopic {
  question_id: string
  topic_code: string
  position: number
}

export interface TrainingSurveyResponse {
  id: Generated<string>
  survey_id: string
  invitation_id: string | null
  stratum: string | null
  answers: unknown
  handed_in_on: string
}

export interface TrainingTeacher {
  id: Generated<string>
  person_id: string | null
  name: string
  name_order: string | null
  unit: string | null
  post: string | null
  level: string
  source: string
  fields: string | null
  phone: string | null
  email: string | null
  fee_note: string | null
  note: string | null
  retired: Generated<boolean>
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface TrainingTeacherChain {
  teacher_id: string
  chain_id: string
}

export interface TrainingTeacherInvitation {
  id: Generated<string>
  class_id: string
  teacher_id: string
  course_id: string | null
  token_hash: string
  slot_on: string
  slot: string
  place: string | null
  message: string | null
  tells_needs: boolean
  tells_problems: boolean
  expires_on: string
  state: string
  answer_note: string | null
  talk: string | null
  contact: string | null
  answered_at: Date | null
  created_by: string
  created_by_name: string
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface TrainingTimetable {
  class_id: string
  lock_version: Generated<number>
}

export interface TrainingTimetableRelease {
  class_id: string
  number: number
  content: unknown
  changes: unknown
  broken: unknown
  override_reason: string | null
  released_at: Date
  released_by: string
  released_by_name: string
  is_demo: Generated<boolean>
}

export interface TrainingTopic {
  code: string
  name: string
  category: string
  chain_id: string | null
  retired: Generated<boolean>
  lock_version: Generated<number>
}

export interface TrainingTraineeProfile {
  person_id: string
  band: string
  promoted_on: string | null
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  updated_at: Date
}

export interface TrainingUnavailability {
  id: Generated<string>
  teacher_id: string | null
  venue_id: string | null
  from_on: string
  until_on: string
  half: string
  reason: string | null
}

export interface TrainingVenue {
  id: Generated<string>
  kind: string
  name: string
  name_order: string | null
  region_code: string
  enterprise_id: string | null
  capacity: number
  address: string | null
  route: string | null
  shows: string | null
  contact_name: string | null
  contact_phone: string | null
  note: string | null
  retired: Generated<boolean>
  is_demo: Generated<boolean>
  lock_version: Generated<number>
  created_at: Date
  updated_at: Date
  deleted_at: Date | null
  deleted_by: string | null
  deleted_by_name: string | null
  deleted_reason: string | null
}

export interface TrainingVenueChain {
  venue_id: string
  chain_id: string
}

export interface Tables {
  'access.account': AccessAccount
  'access.role': AccessRole
  'access.role_grant': AccessRoleGrant
  'access.role_permission': AccessRolePermission
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
  'directory.appointment': DirectoryAppointment
  'directory.duplicate_candidate': DirectoryDuplicateCandidate
  'directory.duplicate_decision': DirectoryDuplicateDecision
  'directory.duplicate_search': DirectoryDuplicateSearch
  'directory.enterprise': DirectoryEnterprise
  'directory.enterprise_file': DirectoryEnterpriseFile
  'directory.enterprise_merge': DirectoryEnterpriseMerge
  'directory.organisation': DirectoryOrganisation
  'directory.organisation_former_name': DirectoryOrganisationFormerName
  'directory.person': DirectoryPerson
  'directory.region': DirectoryRegion
  'documents.document': DocumentsDocument
  'documents.fact': DocumentsFact
  'governance.activity': GovernanceActivity
  'governance.post': GovernancePost
  'identity.account': IdentityAccount
  'identity.attempt': IdentityAttempt
  'identity.demo_login': IdentityDemoLogin
  'identity.former_password': IdentityFormerPassword
  'identity.login': IdentityLogin
  'identity.session': IdentitySession
  'identity.two_factor': IdentityTwoFactor
  'identity.user': IdentityUser
  'identity.verification': IdentityVerification
  'matters.problem': MattersProblem
  'matters.problem_assist': MattersProblemAssist
  'matters.problem_follower': MattersProblemFollower
  'matters.problem_merge': MattersProblemMerge
  'matters.problem_origin': MattersProblemOrigin
  'matters.proof': MattersProof
  'matters.rating': MattersRating
  'matters.task': MattersTask
  'matters.task_assist': MattersTaskAssist
  'matters.task_origin': MattersTaskOrigin
  'matters.task_report': MattersTaskReport
  'matters.task_target': MattersTaskTarget
  'officialdoc.template': OfficialdocTemplate
  'platform.attachment': PlatformAttachment
  'platform.audit_entry': PlatformAuditEntry
  'platform.audit_head': PlatformAuditHead
  'platform.audit_verification': PlatformAuditVerification
  'platform.bulk_edit': PlatformBulkEdit
  'platform.bulk_edit_row': PlatformBulkEditRow
  'platform.calendar_day': PlatformCalendarDay
  'platform.calendar_state': PlatformCalendarState
  'platform.calendar_year': PlatformCalendarYear
  'platform.draft': PlatformDraft
  'platform.import_batch': PlatformImportBatch
  'platform.import_row': PlatformImportRow
  'platform.list_choice': PlatformListChoice
  'platform.list_view': PlatformListView
  'platform.mail_delivery': PlatformMailDelivery
  'platform.match_part': PlatformMatchPart
  'platform.migration': PlatformMigration
  'platform.note': PlatformNote
  'platform.notification': PlatformNotification
  'platform.notification_setting': PlatformNotificationSetting
  'platform.notification_topic_setting': PlatformNotificationTopicSetting
  'platform.search_due': PlatformSearchDue
  'platform.search_name': PlatformSearchName
  'platform.thread_link': PlatformThreadLink
  'platform.webhook': PlatformWebhook
  'platform.webhook_delivery': PlatformWebhookDelivery
  'platform.workflow_event': PlatformWorkflowEvent
  'platform.workflow_instance': PlatformWorkflowInstance
  'talent.bid': TalentBid
  'talent.bid_review': TalentBidReview
  'talent.bidding': TalentBidding
  'talent.consent': TalentConsent
  'talent.engagement': TalentEngagement
  'talent.engagement_invitation': TalentEngagementInvitation
  'talent.engagement_word': TalentEngagementWord
  'talent.fair': TalentFair
  'talent.fair_chain': TalentFairChain
  'talent.fair_engagement': TalentFairEngagement
  'talent.fair_entry': TalentFairEntry
  'talent.fair_result': TalentFairResult
  'talent.institute': TalentInstitute
  'talent.institute_node': TalentInstituteNode
  'talent.institute_output': TalentInstituteOutput
  'talent.major': TalentMajor
  'talent.match_run': TalentMatchRun
  'talent.need': TalentNeed
  'talent.need_gap': TalentNeedGap
  'talent.need_major': TalentNeedMajor
  'talent.need_place': TalentNeedPlace
  'talent.need_problem': TalentNeedProblem
  'talent.need_skill': TalentNeedSkill
  'talent.need_words': TalentNeedWords
  'talent.plan_line': TalentPlanLine
  'talent.profile': TalentProfile
  'talent.profile_chain': TalentProfileChain
  'talent.profile_major': TalentProfileMajor
  'talent.profile_node': TalentProfileNode
  'talent.profile_place': TalentProfilePlace
  'talent.profile_skill': TalentProfileSkill
  'talent.profile_words': TalentProfileWords
  'talent.run_need': TalentRunNeed
  'talent.run_pair': TalentRunPair
  'talent.run_people': TalentRunPeople
  'talent.shortage_directory': TalentShortageDirectory
  'talent.shortage_entry': TalentShortageEntry
  'talent.skill': TalentSkill
  'talent.skill_chain': TalentSkillChain
  'talent.skill_parent': TalentSkillParent
  'talent.skill_word': TalentSkillWord
  'training.answer_group': TrainingAnswerGroup
  'training.answer_group_member': TrainingAnswerGroupMember
  'training.attendance': TrainingAttendance
  'training.calendar_feed': TrainingCalendarFeed
  'training.class': TrainingClass
  'training.class_cohost': TrainingClassCohost
  'training.class_course': TrainingClassCourse
  'training.class_design': TrainingClassDesign
  'training.class_module': TrainingClassModule
  'training.class_need': TrainingClassNeed
  'training.class_source': TrainingClassSource
  'training.course': TrainingCourse
  'training.course_origin': TrainingCourseOrigin
  'training.course_package': TrainingCoursePackage
  'training.course_teacher': TrainingCourseTeacher
  'training.course_version': TrainingCourseVersion
  'training.course_version_chain': TrainingCourseVersionChain
  'training.course_version_topic': TrainingCourseVersionTopic
  'training.discussion': TrainingDiscussion
  'training.discussion_participant': TrainingDiscussionParticipant
  'training.enrolment': TrainingEnrolment
  'training.extra_seats': TrainingExtraSeats
  'training.finding': TrainingFinding
  'training.follow_up': TrainingFollowUp
  'training.follow_up_answer': TrainingFollowUpAnswer
  'training.follow_up_asked': TrainingFollowUpAsked
  'training.hours_entry': TrainingHoursEntry
  'training.idea': TrainingIdea
  'training.idea_author': TrainingIdeaAuthor
  'training.idea_topic': TrainingIdeaTopic
  'training.leave': TrainingLeave
  'training.leave_session': TrainingLeaveSession
  'training.lesson': TrainingLesson
  'training.need': TrainingNeed
  'training.need_source': TrainingNeedSource
  'training.need_topic': TrainingNeedTopic
  'training.nomination': TrainingNomination
  'training.programme': TrainingProgramme
  'training.quota': TrainingQuota
  'training.rating': TrainingRating
  'training.rating_given': TrainingRatingGiven
  'training.selection_adoption': TrainingSelectionAdoption
  'training.selection_run': TrainingSelectionRun
  'training.service_figure': TrainingServiceFigure
  'training.session': TrainingSession
  'training.session_co_teacher': TrainingSessionCoTeacher
  'training.session_fee': TrainingSessionFee
  'training.survey': TrainingSurvey
  'training.survey_audience': TrainingSurveyAudience
  'training.survey_invitation': TrainingSurveyInvitation
  'training.survey_question': TrainingSurveyQuestion
  'training.survey_question_topic': TrainingSurveyQuestionTopic
  'training.survey_response': TrainingSurveyResponse
  'training.teacher': TrainingTeacher
  'training.teacher_chain': TrainingTeacherChain
  'training.teacher_invitation': TrainingTeacherInvitation
  'training.timetable': TrainingTimetable
  'training.timetable_release': TrainingTimetableRelease
  'training.topic': TrainingTopic
  'training.trainee_profile': TrainingTraineeProfile
  'training.unavailability': TrainingUnavailability
  'training.venue': TrainingVenue
  'training.venue_chain': TrainingVenueChain
}
