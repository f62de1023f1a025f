import { describe, expect, it } from 'vitest'
import { type ComparedEntry, compareFair } from './compare-fair.ts'

const entry = (values: Partial<ComparedEntry>): ComparedEntry => ({
  enterpriseId: 'a',
  enterpriseName: '甲公司',
  chainCode: 'pv',
  chainName: '光伏',
  nodeCode: 'pv-cell',
  nodeName: '电池片',
  seats: 1,
  cvs: null,
  interviews: null,
  intentions: null,
  offers: null,
  onboard: null,
  asOfOn: null,
  ...values,
})

describe('SYS7 comparison of a fair', () => {
  it('adds up what is known by enterprise and node, the most seats first', () => {
    const { total, enterprises, nodes } = compareFair([
      entry({ seats: 4, cvs: 10, intentions: 3, onboard: 1, asOfOn: '2026-10-31' }),
      entry({
        seats: 2,
        cvs: 5,
        intentions: 1,
        onboard: 1,
        asOfOn: '2026-10-31',
        nodeCode: null,
        nodeName: null,
      }),
      entry({ enterpriseId: 'b', enterpriseName: '乙公司', seats: 10, cvs: 20, asOfOn: '2026-10-20' }),
    ])
    // 4 + 2 + 10 seats; 10 + 5 + 20 CVs; 3 + 1 intentions.
    expect(total).toMatchObject({
      enterprises: 2,
      entries: 3,
      reported: 3,
      seats: 16,
      cvs: 35,
      intentions: 4,
    })
    expect(enterprises.map(({ name, seats, onboard }) => [name, seats, onboard])).toEqual([
      ['乙公司', 10, null],
      ['甲公司', 6, 2],
    ])
    expect(nodes.map(({ name, under, seats }) => [name, under, seats])).toEqual([
      ['电池片', '光伏', 14],
      ['', '光伏', 2],
    ])
  })

  it('a share is by the seats of those who counted, and none where nobody did', () => {
    const { total } = compareFair([
      entry({ seats: 4, intentions: 3, onboard: 0, asOfOn: '2026-10-31' }),
      entry({ seats: 6 }),
    ])
    // 3 of 4 seats are 75 %; 6 seats have not reported. 0 of 4 is 0 %, which is not unknown.
    expect(total).toMatchObject({ reported: 1, seats: 10, intentionShare: '75.0', onboardShare: '0.0' })
    expect(compareFair([entry({ seats: 6 })]).total).toMatchObject({
      cvs: null,
      intentionShare: null,
      onboardShare: null,
    })
    expect(compareFair([]).total).toMatchObject({ entries: 0, seats: 0, cvs: null, onboardShare: null })
  })
})
