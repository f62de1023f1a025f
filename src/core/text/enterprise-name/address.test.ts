import { describe, expect, it } from 'vitest'
import { compareAddresses, readAddress } from './address.ts'

describe('addresses', () => {
  it.each([
    ['安徽省滁州市琅琊区永阳路100号3栋', { street: '永阳路', numbers: ['100', '3'] }],
    ['永阳路１００号三栋', { street: '永阳路', numbers: ['100', '3'] }],
    ['经济开发区上海北路与常州路交叉口十二号', { street: '常州路', numbers: ['12'] }],
    ['A08幢', { street: null, numbers: ['A8'] }],
  ])('%s', (written, parts) => expect(readAddress(written)).toEqual(parts))

  it.each([
    ['永阳路100号', '滁州市永阳路100号2栋', 'equal', 3],
    ['永阳路100号', '永阳路', 'street', 1],
    ['永阳路100号', '永阳路102号', 'contradict', -2],
    ['永阳路100号', '花园路100号', 'contradict', -2],
  ])('%s and %s: %s', (left, right, finding, weight) => {
    expect(compareAddresses(left, right)).toMatchObject({ finding, weight })
  })

  it('say nothing when one has none or names a town only', () => {
    expect(compareAddresses(null, '永阳路1号')).toBeNull()
    expect(compareAddresses('滁州市', '永阳路1号')).toBeNull()
  })
})
