import type { Indicator, OutputStatus, SourceKind } from '#modules/chains/contract/terms.ts'
import type { DeptKind, OrganisationKind } from '#modules/directory/contract/organisation.ts'
import type { EnterpriseKind } from '#modules/directory/contract.ts'
import type { PostRole } from '#modules/governance/contract.ts'

/** A calendar day, YYYY-MM-DD. */
export type Day = string

export interface DemoRegion {
  readonly code: string
  readonly name: string
  readonly kind: 'city' | 'county' | 'zone'
  readonly parentCode: string | null
  /** Place on the schematic tile map, west to east and north to south; null for the city itself. */
  readonly tile: { readonly column: number; readonly row: number } | null
}

export interface DemoOrganisation {
  readonly code: string
  readonly name: string
  readonly shortName: string | null
  readonly kind: OrganisationKind
  readonly deptKind: DeptKind | null
  /** Null for a root. */
  readonly parentCode: string | null
  readonly regionCode: string
  /** The register entry of an enterprise. */
  readonly uscc?: string
}

export interface DemoAppointment {
  readonly orgCode: string
  readonly title: string
  readonly isHead: boolean
  readonly sinceOn: Day
  readonly untilOn: Day | null
}

export interface DemoPerson {
  readonly staffNo: string
  readonly name: string
  readonly orgCode: string
  /** Of a range that is given to nobody. */
  readonly phone: string
  /** Of a domain that cannot exist. */
  readonly email: string
  readonly note: string
  readonly leftOn: Day | null
  readonly appointments: readonly DemoAppointment[]
}

export interface DemoEnterprise {
  readonly uscc: string
  readonly name: string
  readonly regionCode: string
  readonly aboveScale: boolean
  readonly kinds: readonly EnterpriseKind[]
  readonly registeredOn: Day
  readonly staff: number
  readonly products: string
  readonly note: string
  readonly isDemo: true
  readonly source: string
  readonly asOfOn: Day
}

export interface DemoPlacement {
  readonly uscc: string
  readonly nodeCode: string
  /** Part of the enterprise's output made on this node; at most 100 per enterprise together. */
  readonly sharePercent: number
  readonly role: string
  readonly evidence: string
  readonly source: string
  readonly asOfOn: Day
}

/** City-wide evidence on a node. A block (`indicator: 'block'`) has a text and a day by which it should be gone. */
export interface DemoEvidence {
  readonly nodeCode: string
  readonly indicator: Indicator
  readonly value: number
  readonly unit: string
  readonly description: string | null
  readonly dueOn: Day | null
  readonly asOfOn: Day
  readonly source: string
  readonly sourceKind: SourceKind
}

export interface DemoIndustry {
  readonly code: string
  readonly name: string
  readonly aliases: readonly string[]
  /** Zero or more chains. Industries overlap and must not be added up. */
  readonly chainCodes: readonly string[]
}

export interface DemoOutput {
  readonly industryCode: string
  /** YYYY-MM */
  readonly month: string
  /** Output value of the month in 亿元, two decimals. */
  readonly value: number
  readonly unit: '亿元'
  readonly status: OutputStatus
  readonly source: string
  readonly note: string | null
}

export interface DemoPost {
  /** Null for the head chief, who answers for all chains. */
  readonly chainCode: string | null
  readonly role: PostRole
  readonly holderName: string
  readonly holderTitle: string | null
  readonly orgCode: string | null
  readonly sinceOn: Day
  /** Last day in the post; null while it lasts. */
  readonly untilOn: Day | null
  readonly note: string
  readonly source: string
}

/** What a body did; `postIndex` is its place in the list of posts. */
export interface DemoActivity {
  readonly postIndex: number
  readonly heldOn: Day
  readonly title: string
}

export interface DemoNodeOwner {
  readonly nodeCode: string
  readonly orgCode: string
  readonly asOfOn: Day
}

export interface DemoCity {
  readonly seed: string
  readonly today: Day
  readonly regions: readonly DemoRegion[]
  readonly organisations: readonly DemoOrganisation[]
  readonly people: readonly DemoPerson[]
  readonly enterprises: readonly DemoEnterprise[]
  readonly placements: readonly DemoPlacement[]
  readonly evidence: readonly DemoEvidence[]
  readonly industries: readonly DemoIndustry[]
  readonly outputSeries: readonly DemoOutput[]
  readonly posts: readonly DemoPost[]
  readonly activities: readonly DemoActivity[]
  readonly nodeOwners: readonly DemoNodeOwner[]
}

/** Where every figure of the demo city says it comes from. */
export const demoSource = '演示数据'
