import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blockingKeys, shareFile } from '../blocking.ts'
import { compareEnterprises } from '../compare.ts'
import { parseName } from '../parse.ts'
import { confusables, named, reader } from '../testing/reader.ts'
import { plainName, struckOut } from './plain-names.ts'

const plain = (name: string) => plainName(parseName(name, reader))
const compare = (left: string, right: string) => compareEnterprises(named(left), named(right), confusables)

/** A number in Chinese, unit by unit. */
function chinese(value: number): string {
  const digits = [...String(value)].map(Number)
  let written = ''
  digits.forEach((digit, at) => {
    const unit = ['', '十', '百', '千'][digits.length - 1 - at]!
    if (digit !== 0)
      written +=
        (written.endsWith('零') || at === 0 || digits[at - 1] !== 0 ? '' : '零') +
        '一二三四五六七八九'[digit - 1] +
        unit
  })
  return written.replace(/^一十/u, '十')
}

describe('a plain name', () => {
  it('has numbers in figures, whatever their value', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: 9999 }), (value) => {
        expect(plain(`滁州${chinese(value)}颗红枣店`).full).toBe(plain(`滁州${value}颗红枣店`).full)
      }),
    )
  })

  it('keeps numbers of two values apart', () => {
    const number = fc.integer({ min: 10, max: 9999 })
    fc.assert(
      fc.property(number, number, (one, other) => {
        fc.pre(one !== other)
        const [left, right] = [`滁州${chinese(one)}颗红枣店`, `滁州${chinese(other)}颗红枣店`]
        expect(plain(left).full).not.toBe(plain(right).full)
        expect(compare(left, `滁州${other}颗红枣店`).verdict).toBe('different')
      }),
    )
  })

  it('has the finest of its places alone: 安徽省滁州市来安县 is 来安', () => {
    expect(plain('安徽省滁州市来安县新安米业有限公司')).toEqual({
      full: '来安新安米业',
      literal: '来安新安米业',
      inner: '新安米业',
      placeless: '新安米业',
    })
  })

  it('is empty where it tells nothing', () => {
    expect(plain('滁州厂')).toEqual({ full: '', literal: '', inner: '', placeless: '' })
  })

  it('is struck out at one place and wherever a character stands, each once', () => {
    expect(struckOut('人人乐', '人人乐', confusables)).toEqual(['*人乐', '**乐', '人*乐', '人人*'])
  })

  it('is struck out where a slip may be: no number, and no trade name of two characters', () => {
    expect(struckOut('华新2机械', '华新', confusables)).toEqual(['华新2*械', '华新2机*'])
  })
})

const forReview: [string, string][] = [
  ['全椒县人人乐超市有限公司', '全椒县入入乐超市有限公司'],
  ['滁州LED照明有限公司', '滁州1ED照明有限公司'],
  ['滁州エ业和信息化投资有限公司', '滁州工业和信息化投资有限公司'],
  ['来安县永言水产有限公司', '来安县氷言水产有限公司'],
  ['凤阳县十八颗红手印农家乐', '凤阳县18颗红手印农家乐'],
  ['滁州一百超市有限公司', '滁州100超市有限公司'],
  ['安徽宏达租赁有限公司白云路店', '安徽宏达租赁有限公司白云路分店'],
  ['定远县定城镇花园湖社区居委会股份经济合作社', '定远县定城镇花园湖社区股份经济合作社'],
  ['来安舜山林桥村经济合作社', '来安县舜山镇林桥村民委员会经济合作社'],
  ['滁州职院', '滁州职业技术学院'],
  ['全椒农商银行', '安徽全椒农村商业银行股份有限公司'],
  ['定远县盐化工业园一龙热电有限公司', '安徽定远盐化园一龙热电'],
  ['滁州开发区总公司', '滁州经济技术开发区总公司'],
  ['东兴盐化', '中盐东兴盐化股份有限公司'],
  ['来安新安预制厂', '来安新安水泥预制构件厂'],
  ['安徽省烟草公司滁州市公司', '滁州市烟草公司'],
  ['琅琊公安分局保安培训学校', '滁州市公安局琅琊分局保安培训学校'],
  ['西安源文化传媒公司', '来安县西安源文化传媒有限公司'],
  ['滁州市城市投资控股有限公司', '滁州市城市投资控股集团有限公司'],
  ['江苏扬子集团滁州公司', '江苏扬子集团有限公司滁州分公司'],
  ['滁州永乐路菜市场', '滁州永乐路农贸市场'],
  ['州滁宏达机械有限公司', '滁州宏达机械有限公司'],
  ['徽省滁州市宏达机械有限公司', '安徽省滁州市宏达机械有限公司'],
  ['乌衣镇卫生院', '滁州市南谯区乌衣镇卫生院'],
]

const apart: [string, string][] = [
  ['滁州安永机械有限公司', '滁州永安机械有限公司'],
  ['扬子机械（滁州）有限公司', '扬子机械有限公司滁州分公司'],
  ['江苏扬子集团滁州公司', '江苏扬子集团有限公司来安分公司'],
  ['滁州一百超市有限公司', '滁州二百超市有限公司'],
  ['滁州一百超市有限公司', '滁州200超市有限公司'],
  ['凤阳县十八颗红手印农家乐', '凤阳县十九颗红手印农家乐'],
  ['安徽宏达租赁有限公司白云路店', '安徽宏达租赁有限公司清流路分店'],
  ['来安县舜山镇林桥村村民委员会', '来安县舜山镇小岗村村委会'],
  ['全椒农商银行', '安徽来安农村商业银行股份有限公司'],
  ['安徽省烟草公司滁州市公司', '合肥市烟草公司'],
  ['琅琊公安分局', '滁州市公安局南谯分局'],
  ['中盐东兴盐化有限公司', '中盐红四方食品有限公司'],
  ['滁州高新区宏达机械有限公司', '滁州经开区宏达机械有限公司'],
  ['滁州AB1电子有限公司', '滁州AB7电子有限公司'],
  ['天长宏达城东小学', '天长宏达城西小学'],
]

describe('the last look', () => {
  it.each(forReview)('shows a person, never takes together: %s, %s', (left, right) => {
    expect(compare(left, right).verdict).toBe('review')
    expect(compare(right, left)).toMatchObject({ verdict: 'review', score: compare(left, right).score })
    const [one, other] = [left, right].map((name) => blockingKeys(named(name), confusables))
    expect(shareFile(one!, other!)).toBe(true)
  })

  it.each(apart)('leaves apart: %s, %s', (left, right) => {
    expect(compare(left, right).verdict).toBe('different')
    expect(compare(right, left).verdict).toBe('different')
  })
})
