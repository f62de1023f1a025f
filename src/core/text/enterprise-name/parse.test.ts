import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseName } from './parse.ts'
import { reader } from './testing/reader.ts'

const read = (written: string) => {
  const { place, trade, industries, form, group, ordinal, branch } = parseName(written, reader)
  return [
    place?.paths.map((path) => path.split('/').at(-1)).join('|') ?? '-',
    trade,
    industries.join('+'),
    `${group ? 'group ' : ''}${form?.kind ?? '-'}`,
    ordinal ?? '',
    branch === null
      ? ''
      : `${branch.paths[0]?.split('/').at(-1) ?? ''}/${branch.ordinal ?? ''}/${branch.word}`,
  ]
}

describe('the parts of an enterprise name', () => {
  it.each([
    ['滁州隆基乐叶光伏科技有限公司', ['滁州', '隆基乐叶', '光伏+科技', 'limited', '', '']],
    ['隆基乐叶光伏科技（滁州）有限公司', ['滁州', '隆基乐叶', '光伏+科技', 'limited', '', '']],
    ['隆基乐叶光伏科技滁州有限公司', ['滁州', '隆基乐叶', '光伏+科技', 'limited', '', '']],
    ['晶科滁州能源有限公司', ['滁州', '晶科', '能源', 'limited', '', '']],
    ['安徽省滁州市天长市永强汽车制造有限公司', ['天长', '永强', '汽车+制造', 'limited', '', '']],
    ['天长市铜城镇永强玩具厂', ['天长', '永强', '玩具', 'factory', '', '']],
    ['滁州经济技术开发区宏达机械有限公司', ['滁州', '宏达', '机械', 'limited', '', '']],
    ['安徽天康（集团）股份有限公司', ['安徽', '天康', '', 'group jointStock', '', '']],
    ['海螺集团滁州水泥有限公司', ['滁州', '海螺', '水泥', 'limited', '', '']],
    ['滁州嘉远股权投资中心（有限合伙）', ['滁州', '嘉远', '股权投资', 'partnership', '', '']],
    ['老王建材经营部（个体工商户）', ['-', '老王', '建材', 'individual', '', '']],
    ['恩施土家族苗族自治州华龙茶业有限公司', ['恩施', '华龙', '茶业', 'limited', '', '']],
    ['來安縣華晟新能源科技有限責任公司', ['来安', '华晟', '新能源+科技', 'limited', '', '']],
    ['安徽华晟【滁州】 新能源　有限公司', ['滁州', '华晟', '新能源', 'limited', '', '']],
  ])('%s', (written, parts) => expect(read(written)).toEqual(parts))

  it.each([
    ['隆基乐叶光伏科技有限公司滁州分公司', '滁州//分公司'],
    ['隆基乐叶滁州分公司', '滁州//分公司'],
    ['华茂纺织有限公司第二分公司', '/2/分公司'],
    ['华茂纺织有限公司滁州第12分公司', '滁州/12/分公司'],
    ['天康集团有限公司仪表三厂', '/3/厂'],
    ['国网安徽省电力有限公司滁州供电公司', '滁州//供电公司'],
  ])('a branch is read apart: %s', (written, branch) => expect(read(written)[5]).toBe(branch))

  it.each([
    ['滁州市第二玻璃厂', '2'],
    ['滁州玻璃二厂', '2'],
    ['滁州玻璃厂', ''],
  ])('the number of a factory: %s', (written, ordinal) => expect(read(written)[4]).toBe(ordinal))

  it.each([
    ['东方日升新能源股份有限公司', '-', '东方日升'],
    ['长江精工钢结构股份有限公司', '-', '长江'],
    ['天长地久婚庆有限公司', '-', '天长地久'],
    ['南京路宏达商行', '-', '南京路宏达'],
    ['朝阳轮胎有限公司', '-', '朝阳'],
    ['北京朝阳宏达机械厂', '朝阳', '宏达'],
    ['西安宏达机械厂', '西安', '宏达'],
    ['滁州市', '-', '滁州市'],
    ['南京路桥工程有限公司', '南京', ''],
    ['嘉山县宏达机械厂', '明光', '宏达'],
    ['滁县地区宏达机械厂', '滁州', '宏达'],
  ])('a place is taken off only where it stands as a place: %s', (written, place, trade) =>
    expect(read(written).slice(0, 2)).toEqual([place, trade]),
  )

  it('a place behind another is the trade name where it would leave it one character', () => {
    expect(read('滁州来安源玻璃有限公司').slice(1, 3)).toEqual(['来安源', '玻璃'])
    expect(read('滁州来安县永源玻璃有限公司').slice(1, 3)).toEqual(['永源', '玻璃'])
  })

  it('two characters are left for the trade name when the words of industry could take one more', () => {
    expect(read('滁州华新能源有限公司').slice(1, 3)).toEqual(['华新', '能源'])
  })

  it.each([
    ['天长市铜城镇永丰村粮站', null, ['铜城镇', '永丰村']],
    ['定远县仓镇宏达超市', null, ['仓镇']],
    ['来安县六镇镇宏达超市', null, ['六镇镇']],
    ['滁州市宏达古镇旅游有限公司', null, []],
    ['滁州城乡建设有限公司', null, []],
    ['滁州高新技术产业开发区宏达机械有限公司', '高新', []],
    ['苏滁现代产业园宏达机械有限公司', '苏滁', []],
  ])('zone, town and village of %s', (written, zone, towns) =>
    expect(parseName(written, reader)).toMatchObject({ zone, towns }),
  )

  it.each([
    ['3、滁州宏达机械厂', '滁州宏达机械厂'],
    ['（三）滁州宏达机械厂', '滁州宏达机械厂'],
    ['⑫滁州宏达机械厂', '滁州宏达机械厂'],
    ['3M机械有限公司', '3M机械有限公司'],
    ['三六五超市', '365超市'],
    ['三星电子有限公司', '三星电子有限公司'],
    ['第十二机械厂', '第12机械厂'],
    ['一百二十号机械厂', '120号机械厂'],
    ['滁州宏达冇限厶司', '滁州宏达有限公司'],
    ['滁州宏达有限公司-重点企业', '滁州宏达有限公司(重点企业)'],
    ['滁州农机专业合作社', '滁州农机专业合作社'],
  ])('%s is read as %s', (written, whole) => expect(parseName(written, reader).whole).toBe(whole))

  it.each([
    ['安微宏达机械厂', ['安徽', '宏达', '机械']],
    ['安徽省除州市宏达机诫厂', ['滁州', '宏达', '机械']],
    ['滁州石油宏达机械厂', ['滁州', '石油宏达', '机械']],
    ['安徽宏达设计厂', ['安徽', '宏达', '设计']],
  ])('slips towards known words are undone: %s', (written, parts) =>
    expect(read(written).slice(0, 3)).toEqual(parts),
  )

  it('names in brackets are names of the enterprise', () => {
    expect(parseName('安徽华晟新能源有限公司（原滁州华晟（光伏）有限公司）', reader).others).toEqual([
      '滁州华晟(光伏)有限公司',
    ])
    expect(parseName('安徽华晟新能源有限公司（2018年更名）', reader).others).toEqual([])
  })

  it('a name that is nothing but 集团 is known by that, in an open bracket too', () => {
    expect(parseName('（集团', reader)).toMatchObject({ trade: '集团', body: '集团', group: true })
    expect(parseName('（集团）（集团', reader)).toMatchObject({ body: '集团' })
  })

  it('whatever is written, something is left to know the enterprise by', () => {
    const pieces = fc.constantFrom(
      '安徽',
      '省',
      '滁州',
      '市',
      '天长',
      '宏达',
      '光伏',
      '科技',
      '集团',
      '有限公司',
      '厂',
      '（',
      '）',
      '第二',
      '分公司',
      '原',
      'A1',
      ' ',
    )
    fc.assert(
      fc.property(
        fc.array(pieces, { minLength: 1, maxLength: 12 }).map((all) => all.join('')),
        (written) => {
          const name = parseName(written, reader)
          if (/[\u4e00-\u9fffA-Z0-9]/u.test(name.whole) && name.others.length === 0) {
            expect(
              name.body +
                (name.form?.word ?? '') +
                (name.branch?.word ?? '') +
                (name.ordinal ?? '') +
                (name.place === null ? '' : '地'),
            ).not.toBe('')
          }
        },
      ),
    )
  })
})
