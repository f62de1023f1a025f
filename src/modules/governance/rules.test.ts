import { describe, expect, it } from 'vitest'
import type { Post, PostRole } from './contract.ts'
import { cardRole, chainCard, isHeldOn, lastDayBefore } from './rules.ts'

function post(
  role: PostRole,
  sinceOn: string,
  untilOn: string | null,
  chainCode: string | null = 'pv',
): Post {
  return {
    id: `${role}-${sinceOn}`,
    role,
    chainCode,
    holderName: '虚构',
    holderTitle: null,
    personId: null,
    orgName: null,
    orgId: null,
    sinceOn,
    untilOn,
    note: null,
    source: '测试',
    lockVersion: 1,
    activities: [],
  }
}

describe('SYS3 terms of office', () => {
  it('the first and the last day of a term both count', () => {
    const term = post('chainChief', '2023-03-01', '2023-05-31')
    expect(isHeldOn(term, '2023-02-28')).toBe(false)
    expect(isHeldOn(term, '2023-03-01')).toBe(true)
    expect(isHeldOn(term, '2023-05-31')).toBe(true)
    expect(isHeldOn(term, '2023-06-01')).toBe(false)
  })

  it('a hand-over ends the former term the day before, over a month end too', () => {
    expect(lastDayBefore('2024-03-01')).toBe('2024-02-29')
  })

  it('a role without a holder is vacant since the day after the last term', () => {
    const role = cardRole('chainChief', [post('chainChief', '2022-01-01', '2023-05-31')], '2023-07-01')
    expect(role).toMatchObject({ vacant: true, vacantSince: '2023-06-01' })
  })

  it('a role that never had a holder is vacant without a day', () => {
    expect(cardRole('rdPlatform', [], '2023-07-01')).toMatchObject({ vacant: true, vacantSince: null })
  })

  it('a future holder is shown but does not fill the role yet', () => {
    const role = cardRole('chainChief', [post('chainChief', '2023-08-01', null)], '2023-07-01')
    expect(role.vacant).toBe(true)
    expect(role.upcoming.map((item) => item.sinceOn)).toEqual(['2023-08-01'])
  })

  it('a missing deputy is no alarm', () => {
    expect(cardRole('deputyChainChief', [], '2023-07-01').vacant).toBe(false)
  })
})

describe('SYS15 the chain card', () => {
  it('the head chief answers for every chain, other posts only for their own', () => {
    const posts = [
      post('headChainChief', '2021-01-01', null, null),
      post('chainFund', '2021-01-01', null, 'food'),
    ]
    const card = chainCard({ code: 'pv', name: '光伏' }, posts, '2023-07-01')
    expect(card.roles.find((role) => role.role === 'headChainChief')!.vacant).toBe(false)
    expect(card.roles.find((role) => role.role === 'chainFund')!.vacant).toBe(true)
    // 11 roles, one filled (head chief), one optional (deputy): 11 - 1 - 1 = 9 vacancies.
    expect(card.vacancies).toBe(9)
  })
})
