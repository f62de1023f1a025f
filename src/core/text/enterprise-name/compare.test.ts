import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareEnterprises, decide } from './compare.ts'
import { evaluatePairs, targets } from './evaluate.ts'
import type { Verdict } from './score/part.ts'
import { candidatePairs } from './testing/candidate-pairs.ts'
import { hardPairs } from './testing/hard-pairs.ts'
import { confusables, named } from './testing/reader.ts'

const compare = (left: string, right: string) => compareEnterprises(named(left), named(right), confusables)

const expected: Record<Verdict, [string, string][]> = {
  same: [
    ['滁州宏达机械有限公司', '滁州市宏达机械有限责任公司'],
    ['安徽宏达机械有限公司', '安徽宏达机械股份有限公司'],
    ['隆基乐叶光伏科技（滁州）有限公司', '滁州隆基乐叶光伏科技有限公司'],
    ['天长县宏达机械厂', '安徽省天长市宏达机械厂'],
    ['滁州市第二玻璃厂', '滁州玻璃二厂'],
    ['安徽宏达光伏科技有限公司', '安徽宏达科技光伏有限公司'],
    ['隆基乐叶光伏科技有限公司滁州分公司', '隆基乐叶光伏科技有限公司滁州市分公司'],
    ['3、滁州宏达机械有限公司', '滁州宏达机械有限公司'],
    ['（12）滁州宏达机械有限公司-重点企业', '①滁州宏达机械有限公司（筹）'],
    ['滁州宏达机械有限公司 原来安县永强玩具厂', '来安县永强玩具厂'],
    ['安微宏达机械冇限厶司', '安徽宏达机械有限公司'],
    ['除州市宏达机械有眼公司', '滁州市宏达机械有限公司'],
    ['天长市铜城镇宏达机械厂', '天长铜城宏达机械厂'],
    ['滁州经济技术开发区宏达机械有限公司', '滁州经开区宏达机械有限公司'],
    ['滁州二五八机械厂', '滁州258机械厂'],
    ['滁州宏达3号股权投资合伙企业（有限合伙）', '滁州宏达叁号股权投资（有限合伙）'],
    ['滁州宏达会计师事务所（特殊普通合伙）', '滁州宏达会计师事务所'],
    ['滁州隆基乐叶机械有限公司', '滁州隆基乐叶机械制造有限公司'],
    ['滁州宏达钢琴古筝有限公司', '滁州宏达古筝钢琴有限公司'],
    ['安徽0PTI电子有限公司', '安徽OPTI电子有限公司'],
    ['滁州宏达机械有限公司三号厂房', '滁州宏达机械有限公司3#厂房'],
    ['滁州長久機械有限公司', '滁州长久机械有限公司'],
    ['滁州永强光伏科技有限公司', '滁州永强光伏科枝有限公司'],
    ['安徽朗润新能源有限公司（原滁州宏达电子有限公司）', '滁州宏达电子有限公司'],
  ],
  review: [
    ['滁州宏达机械有限公司', '宏达机械有限公司'],
    ['滁州宏达机械有限公司', '安徽宏达机械有限公司'],
    ['滁州宏达塑料制品厂', '安徽宏达塑业有限公司'],
    ['安徽宏达光伏科技有限公司', '安徽宏达新能源科技有限公司'],
    ['福莱特玻璃', '安徽福莱特光伏玻璃有限公司'],
    ['安徽福莱特玻璃有限公司', '安徽福来特玻璃有限公司'],
    ['滁州隆基乐叶光伏有限公司', '滁州隆基叶乐光伏有限公司'],
    ['滁州华晟新能源有限公司', '滁州华盛新能源有限公司'],
    ['工行滁州分行', '中国工商银行股份有限公司滁州分行'],
    ['滁州城投', '滁州市城市投资集团有限公司'],
    ['滁州宏达建安公司', '滁州市宏达建筑安装有限公司'],
    ['来安县铜城镇阳光超市', '来安县阳光超市'],
    ['滁州宏达机械有限公司（小张）', '滁州宏达机械有限公司'],
    ['滁州宏达机械厂', '滁州宏达机械有限公司'],
    ['安徽宏达科技有限公司', '安徽宏达科技集团有限公司'],
    ['阳光便利店', '阳光便利店'],
    ['TCL王牌电器有限公司', '王牌电器有限公司'],
  ],
  different: [
    ['隆基乐叶光伏科技（西安）有限公司', '隆基乐叶光伏科技（滁州）有限公司'],
    ['隆基乐叶光伏科技有限公司', '隆基乐叶光伏科技有限公司滁州分公司'],
    ['华茂纺织有限公司第一分公司', '华茂纺织有限公司第二分公司'],
    ['华茂纺织有限公司滁州分公司', '华茂纺织有限公司来安分公司'],
    ['滁州玻璃厂', '滁州玻璃二厂'],
    ['安徽华兴机械有限公司', '安徽华星机械有限公司'],
    ['安徽新华机械有限公司', '安徽新和机械有限公司'],
    ['滁州扬子空调器有限公司', '滁州新扬子空调器有限公司'],
    ['滁州金禾农业有限公司', '滁州金禾源农业有限公司'],
    ['安徽康佳电子有限公司', '安徽康佳物业管理有限公司'],
    ['安徽康佳电子有限公司', '安徽康佳食品有限公司'],
    ['安徽康佳电子有限公司', '康佳集团股份有限公司'],
    ['福莱特玻璃集团股份有限公司', '安徽福莱特光伏玻璃有限公司'],
    ['东方日升新能源股份有限公司', '东方日升新能源（滁州）有限公司'],
    ['天长市铜城镇阳光超市', '天长市秦栏镇阳光超市'],
    ['来安县半塔镇长山村经济合作社', '来安县半塔镇花园村经济合作社'],
    ['宏达机械有限公司天长铜城镇服务部', '宏达机械有限公司天长秦栏镇服务部'],
    ['滁州高新区宏达机械有限公司', '滁州经开区宏达机械有限公司'],
    ['滁州宏达机械有限公司工会委员会', '滁州宏达机械有限公司'],
    ['滁州宏达医院职工食堂', '滁州宏达医院'],
    ['滁州宏达机械有限公司（东厂）', '滁州宏达机械有限公司（西厂）'],
    ['滁州宏达超市一店', '滁州宏达超市二店'],
    ['滁州宏达水泵有限公司', '滁州宏达水表有限公司'],
    ['滁州宏达农业有限公司', '滁州宏达农业机械有限公司'],
    ['滁州宏达控股机械有限公司', '滁州宏达控股食品有限公司'],
    ['安徽金禾机械有限公司', '安徽金和机械有限公司'],
    ['安徽103机械厂', '安徽301机械厂'],
    ['滁州乐团有限公司', '滁州集团有限公司'],
    ['安徽三星电子有限公司', '安徽五星电子有限公司'],
    ['天长市宏达机械有限公司', '来安县宏达机械有限公司'],
    ['滁州老王建材经营部', '滁州老王建材有限公司'],
    ['滁州宏达电子有限公司', '滁州朗润电子有限公司'],
  ],
}

describe('two names', () => {
  for (const [verdict, pairs] of Object.entries(expected)) {
    it.each(pairs)(`are ${verdict}: %s, %s`, (left, right) => {
      expect(compare(left, right)).toMatchObject({ verdict })
      expect(compare(right, left)).toMatchObject({ verdict })
    })
  }

  it('the score is the sum of its parts: 6 + 3 + 4 + 0.5 for 宏达 (2 × 3), one industry, one place, a joint-stock company', () => {
    const { score, parts } = compare('安徽宏达机械有限公司', '安徽宏达机械股份有限公司')
    expect(score).toBe(13.5)
    expect(parts.map(({ part, finding, weight }) => [part, finding, weight])).toEqual([
      ['trade', 'equal', 6],
      ['industry', 'equal', 3],
      ['place', 'equal', 4],
      ['form', 'compatible', 0.5],
    ])
  })
})

describe('records', () => {
  const code = '91341100MA2MXY1234'
  const pair = (left: string, a: object, right: string, b: object) =>
    compareEnterprises(named(left, { id: 'a', ...a }), named(right, { id: 'b', ...b }), confusables)

  it('equal codes are one enterprise, whatever the names', () => {
    expect(pair('滁州宏达机械有限公司', { code }, '安徽朗润电子有限公司', { code }).verdict).toBe('same')
  })

  it('two sound codes that differ are two, and a person looks where the names say one', () => {
    const other = '91341100MA2AAA5678'
    expect(pair('滁州宏达机械有限公司', { code }, '滁州市宏达机械有限公司', { code: other })).toMatchObject({
      verdict: 'review',
      parts: expect.arrayContaining([
        expect.objectContaining({ part: 'code', finding: 'contradictNamesEqual' }),
      ]),
    })
    expect(pair('滁州宏达机械有限公司', { code }, '宏达机械有限公司', { code: other }).verdict).toBe(
      'different',
    )
  })

  it('codes with one organisation, or one character apart, are looked at when the names allow it', () => {
    const reregistered = `91341181${code.slice(8, 17)}X`
    expect(pair('滁州宏达机械有限公司', { code }, '宏达机械有限公司', { code: reregistered })).toMatchObject({
      verdict: 'review',
      parts: expect.arrayContaining([expect.objectContaining({ finding: 'organisationEqual' })]),
    })
    expect(
      pair('滁州宏达机械有限公司', { code }, '滁州朗润电子有限公司', { code: reregistered }).verdict,
    ).toBe('different')
  })

  it('a former name says as much as the present one', () => {
    expect(
      pair(
        '安徽朗润新能源股份有限公司',
        { formerNames: ['滁州宏达电子有限公司'] },
        '滁州市宏达电子有限公司',
        {},
      ),
    ).toMatchObject({
      verdict: 'same',
      parts: expect.arrayContaining([expect.objectContaining({ finding: 'formerEqual' })]),
    })
  })

  it('numbers of addresses that contradict send equal names to a person; equal ones support', () => {
    const at = (one: string, other: string) =>
      pair('滁州宏达机械有限公司', { address: one }, '滁州市宏达机械有限公司', { address: other })
    expect(at('滁州市琅琊区永阳路100号', '永阳路100号').verdict).toBe('same')
    expect(at('滁州市琅琊区永阳路100号', '永阳路102号').verdict).toBe('review')
  })

  it('is automatic only when exactly one candidate is the same', () => {
    const comparison = compare('滁州宏达机械有限公司', '滁州市宏达机械有限公司')
    const doubtful = compare('滁州宏达机械有限公司', '宏达机械有限公司')
    expect(
      decide([
        { id: 'a', comparison },
        { id: 'b', comparison: doubtful },
      ]),
    ).toMatchObject({ automatic: 'a', review: [{ id: 'b' }] })
    expect(
      decide([
        { id: 'a', comparison },
        { id: 'b', comparison },
      ]),
    ).toMatchObject({ automatic: null, review: [{ id: 'a' }, { id: 'b' }] })
  })
})

describe('candidates', () => {
  const pieces = {
    place: fc.constantFrom(
      '',
      '滁州',
      '安徽',
      '滁州市',
      '天长',
      '合肥',
      '天长市铜城镇',
      '天长铜城',
      '除州',
      '安微',
    ),
    trade: fc.constantFrom(
      '宏达',
      '鸿达',
      '隆基乐叶',
      '隆基叶乐',
      '隆基乐业',
      '隆基',
      '隆乐叶',
      '福莱特',
      '福来特',
      'TCL',
      'TCL王牌',
      '王牌',
      '',
      'LONGJI',
      'L0NGJI',
      '城投',
      '258',
      '二五八',
      '永强鞋帽服装',
      '永强服装鞋帽',
      '金禾源',
    ),
    industry: fc.constantFrom(
      '',
      '光伏科技',
      '光伏科枝',
      '科技',
      '新能源',
      '玻璃',
      '贸易',
      '异质结组件',
      '城市投资',
      '机诫',
      '机械',
      '建安',
      '建筑安装',
    ),
    form: fc.constantFrom(
      '',
      '有限公司',
      '股份有限公司',
      '集团有限公司',
      '厂',
      '有限公司滁州分公司',
      '有眼公司',
      '有限公司（筹）',
      '有限公司（小张）',
      '公司',
      '超市',
      '集团',
    ),
    code: fc.constantFrom(null, null, '91341100MA2MXY1234', '91341181MA2MXY123X', '91341100MA2MXY1235'),
  }
  const record = fc.record(pieces).map(({ place, trade, industry, form, code }) => ({
    name: `${place}${trade}${industry}${form}` || '无',
    code,
  }))

  it('a trade name of two characters bears no slip beside a name without one either (机械超市, 机诫超市)', () => {
    const [left, right] = [named('机械超市'), named('机诫超市')]
    expect(compareEnterprises(left, right, confusables).verdict).toBe('different')
  })

  it('leave out no pair that a comparison of all pairs finds', () => {
    fc.assert(
      fc.property(fc.array(record, { minLength: 2, maxLength: 12 }), (records) => {
        const all = records.map(({ name, code }, at) => named(name, { id: String(at), code }))
        const found = new Set(candidatePairs(all, confusables))
        all.forEach((left, i) => {
          for (const right of all.slice(i + 1)) {
            const { verdict } = compareEnterprises(left, right, confusables)
            if (verdict !== 'different') expect(found).toContain(`${left.id} ${right.id}`)
          }
        })
      }),
      { numRuns: 300 },
    )
  })

  it('leave out no hard pair that is the same or for review', () => {
    for (const { left, right } of hardPairs(1000, 4)) {
      const [one, other] = [named(left, { id: 'a' }), named(right, { id: 'b' })]
      if (compareEnterprises(one, other, confusables).verdict === 'different') continue
      expect([left, right, candidatePairs([one, other], confusables).length]).toEqual([left, right, 1])
    }
  })

  it('comparing does not depend on the order of the two', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        const [left, right] = [
          named(a.name, { id: 'a', code: a.code }),
          named(b.name, { id: 'b', code: b.code }),
        ]
        const [there, back] = [
          compareEnterprises(left, right, confusables),
          compareEnterprises(right, left, confusables),
        ]
        expect([there.verdict, there.score]).toEqual([back.verdict, back.score])
      }),
    )
  })
})

describe('hard pairs', () => {
  it.each([1, 2, 3])('reach every target, seed %i', (seed) => {
    const result = evaluatePairs(
      hardPairs(2000, seed).map(({ left, right, same }) => ({ same, verdict: compare(left, right).verdict })),
    )
    expect(result.shortfalls).toEqual([])
    expect(result.automaticPrecision).toBeGreaterThanOrEqual(0.998)
    expect(result.automaticRecall).toBeGreaterThan(targets.automaticRecall + 0.1)
    expect(result.recallWithReview).toBeGreaterThan(0.99)
    expect(result.differentInReview).toBeLessThan(0.03)
  })

  it('are the same for the same seed, half of them the same enterprise', () => {
    expect(hardPairs(100, 5)).toEqual(hardPairs(100, 5))
    expect(hardPairs(100, 5).filter(({ same }) => same)).toHaveLength(50)
  })
})

describe('evaluation', () => {
  const of = (same: boolean, verdict: 'same' | 'review' | 'different', times: number) =>
    Array.from({ length: times }, () => ({ same, verdict }))

  it('counts: 6 of 8 automatic are right, 6 of 10 same automatic, 9 of 10 with review, 1 of 5 different reviewed', () => {
    const result = evaluatePairs([
      ...of(true, 'same', 6),
      ...of(true, 'review', 3),
      ...of(true, 'different', 1),
      ...of(false, 'same', 2),
      ...of(false, 'review', 1),
      ...of(false, 'different', 2),
    ])
    expect(result).toMatchObject({
      automaticPrecision: 0.75,
      automaticRecall: 0.6,
      recallWithReview: 0.9,
      differentInReview: 0.2,
    })
    expect(result.shortfalls).toEqual(['automaticPrecision', 'recallWithReview', 'differentInReview'])
  })

  it('without pairs of a kind its figure cannot fall short', () => {
    expect(evaluatePairs([]).shortfalls).toEqual([])
    expect(evaluatePairs(of(false, 'different', 3)).shortfalls).toEqual([])
    expect(evaluatePairs(of(true, 'review', 3)).shortfalls).toEqual(['automaticRecall'])
  })
})
