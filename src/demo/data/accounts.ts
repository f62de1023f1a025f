import type { PostRole } from '#modules/governance/contract.ts'

/** One account of the demo city. The person is found in the directory. */
export interface DemoAccount {
  readonly username: string
  readonly roleCode: string
  /** Organisation acted for; null for the organisation of the first chain owner. Not asked where `post` is given. */
  readonly orgCode: string | null
  /** The account is of whoever holds this post of the chain today. */
  readonly post: PostRole | null
  readonly chainCodes: readonly string[]
  readonly regionCode: string | null
}

const account = (
  username: string,
  roleCode: string,
  orgCode: string | null,
  anchors: { post?: PostRole; chains?: readonly string[]; region?: string } = {},
): DemoAccount => ({
  username,
  roleCode,
  orgCode,
  post: anchors.post ?? null,
  chainCodes: anchors.chains ?? [],
  regionCode: anchors.region ?? null,
})

/** An account for each role and a second where two have to act, so that everybody's view of the city can be tried. */
export const accounts: readonly DemoAccount[] = [
  account('head-chief', 'headChainChief', null, { post: 'headChainChief' }),
  account('chief', 'chainChief', null, { post: 'chainChief', chains: ['pv'] }),
  account('deputy-chief', 'deputyChainChief', null, { post: 'deputyChainChief', chains: ['pv'] }),
  account('head-office', 'headOffice', 'government-office'),
  account('chain-office', 'chainOffice', 'economy-information', { chains: ['pv'] }),
  account('lead-unit', 'leadOrgOfficer', 'economy-information', { chains: ['pv', 'smart-appliance'] }),
  account('training', 'trainingSection', 'cadre-education'),
  // Classes are endorsed and approved by other people than whoever drafts them.
  account('training-head', 'trainingSection', 'cadre-education'),
  account('training-authority', 'trainingAuthority', 'organization-department'),
  account('talent', 'talentSection', 'talent'),
  account('investment', 'investmentPromotion', 'investment-promotion'),
  account('indicators', 'indicatorOffice', 'statistics'),
  account('documents', 'documentEditor', 'organization-department'),
  account('county', 'countyOfficer', 'government-341181', { region: '341181' }),
  account('zone', 'zoneOfficer', 'committee-341172', { region: '341172' }),
  account('service-centre', 'serviceCentre', 'service-centre-341181', { region: '341181' }),
  account('enterprise-user', 'enterpriseUser', null),
  account('expert', 'expert', 'institute-pv', { chains: ['pv'] }),
  account('trainee', 'trainee', 'development-reform'),
  account('instructor', 'partyInstructor', 'organization-department', { chains: ['pv'] }),
  account('sysadmin', 'sysAdmin', 'government-office'),
  account('secadmin', 'secAdmin', 'economy-information'),
  account('auditor', 'auditor', 'finance'),
]
