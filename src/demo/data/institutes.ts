import type { Province } from '#modules/talent/contract/provinces.ts'

/** An institute of the demo city: a real public name and place; how many graduate is invented. */
export interface DemoInstitute {
  readonly name: string
  readonly code: string | null
  readonly kind: 'university' | 'vocational' | 'technician' | 'research'
  readonly tiers: readonly ('doubleFirstClass' | 'p985' | 'p211' | 'doubleHigh' | 'provincial')[]
  readonly province: Province
  readonly city: string
  /** County of the own city. */
  readonly regionCode: string | null
  readonly nodeCodes: readonly string[]
  /** Majors by code of the catalogue, with invented graduates of a usual year. */
  readonly majors: readonly (readonly [code: string, graduates: number])[]
}

/** Graduates of one major in one year; all invented. */
export interface DemoOutput {
  readonly majorCode: string
  readonly year: string
  readonly graduates: number
  readonly employedLocal: number | null
}

type Rest = Partial<Pick<DemoInstitute, 'code' | 'tiers' | 'regionCode' | 'nodeCodes'>>

const of =
  (kind: DemoInstitute['kind'], province: Province) =>
  (name: string, city: string, majors: DemoInstitute['majors'], rest: Rest = {}): DemoInstitute => ({
    name,
    kind,
    province,
    city,
    majors,
    code: null,
    tiers: [],
    regionCode: null,
    nodeCodes: [],
    ...rest,
  })

const anhui = of('university', '34')
const anhuiCollege = of('vocational', '34')
const jiangsu = of('university', '32')
const jiangsuCollege = of('vocational', '32')
const shanghai = of('university', '31')

const first = ['doubleFirstClass', 'p211'] as const
const top = ['doubleFirstClass', 'p985', 'p211'] as const

/** Names, places and codes are public facts; which majors stand here follows what the demo city asks for. Colleges teach vocational majors. */
export const demoInstitutes: readonly DemoInstitute[] = [
  anhui(
    '滁州学院',
    '滁州市',
    [
      ['080202', 118],
      ['080701', 96],
      ['080801', 74],
      ['080901', 132],
      ['082701', 88],
      ['070302', 62],
    ],
    { code: '10377', regionCode: '341102', nodeCodes: ['sensor', 'pv-glass'] },
  ),
  anhui(
    '安徽科技学院',
    '滁州市',
    [
      ['082701', 121],
      ['080202', 104],
      ['080901', 110],
      ['080406', 46],
      ['082702', 85],
    ],
    { code: '10879', regionCode: '341126', nodeCodes: ['rice-wheat', 'quartz-sand'] },
  ),
  anhuiCollege(
    '滁州职业技术学院',
    '滁州市',
    [
      ['460104', 210],
      ['460305', 136],
      ['510103', 98],
      ['460702', 124],
      ['460113', 72],
      ['430606', 58],
      ['470208', 44],
    ],
    { regionCode: '341103', nodeCodes: ['wire-harness'] },
  ),
  anhuiCollege(
    '滁州城市职业学院',
    '滁州市',
    [
      ['510203', 118],
      ['490104', 64],
    ],
    { regionCode: '341103' },
  ),
  anhui(
    '中国科学技术大学',
    '合肥市',
    [
      ['080401', 58],
      ['0703', 142],
      ['080901', 186],
    ],
    { code: '10358', tiers: top },
  ),
  anhui(
    '合肥工业大学',
    '合肥市',
    [
      ['080202', 262],
      ['080401', 96],
      ['080601', 218],
      ['080207', 204],
      ['080801', 148],
      ['081301', 92],
    ],
    { code: '10359', tiers: first, nodeCodes: ['engine'] },
  ),
  anhui(
    '安徽大学',
    '合肥市',
    [
      ['080701', 154],
      ['080601', 88],
      ['070301', 76],
      ['080901', 208],
    ],
    { code: '10357', tiers: first },
  ),
  anhui(
    '安徽农业大学',
    '合肥市',
    [
      ['082701', 146],
      ['080202', 92],
    ],
    { code: '10364', tiers: ['provincial'], nodeCodes: ['tea-processing'] },
  ),
  anhui(
    '安徽建筑大学',
    '合肥市',
    [
      ['080406', 82],
      ['080801', 86],
      ['080601', 90],
    ],
    { code: '10878', nodeCodes: ['float-glass'] },
  ),
  anhui(
    '合肥大学',
    '合肥市',
    [
      ['081301', 94],
      ['080202', 112],
      ['080701', 104],
    ],
    { code: '11059' },
  ),
  anhui(
    '巢湖学院',
    '合肥市',
    [
      ['070302', 58],
      ['080202', 98],
      ['080701', 82],
    ],
    { code: '10380' },
  ),
  anhui(
    '安徽工程大学',
    '芜湖市',
    [
      ['080202', 196],
      ['080801', 124],
      ['080601', 132],
      ['080207', 108],
    ],
    { code: '10363' },
  ),
  anhui(
    '安徽工业大学',
    '马鞍山市',
    [
      ['080401', 74],
      ['080405', 112],
      ['080601', 126],
      ['081301', 88],
    ],
    { code: '10360', tiers: ['provincial'] },
  ),
  anhui(
    '安徽理工大学',
    '淮南市',
    [
      ['070302', 72],
      ['080601', 142],
      ['080202', 168],
      ['080406', 66],
    ],
    { code: '10361', tiers: ['provincial'] },
  ),
  anhui(
    '蚌埠学院',
    '蚌埠市',
    [
      ['080406', 78],
      ['082701', 96],
      ['080202', 104],
    ],
    { code: '11305', nodeCodes: ['pv-glass', 'float-glass'] },
  ),
  anhui('蚌埠医科大学', '蚌埠市', [['082601', 64]], { code: '10367' }),
  anhui('安徽医科大学', '合肥市', [['082601', 58]], { code: '10366', tiers: ['provincial'] }),
  anhui(
    '皖西学院',
    '六安市',
    [
      ['080801', 82],
      ['082701', 78],
    ],
    { code: '10376' },
  ),
  anhui(
    '铜陵学院',
    '铜陵市',
    [
      ['080202', 106],
      ['080601', 84],
    ],
    { code: '10383' },
  ),
  anhui(
    '淮南师范学院',
    '淮南市',
    [
      ['070301', 74],
      ['080901', 112],
    ],
    { code: '10381' },
  ),
  anhui(
    '黄山学院',
    '黄山市',
    [
      ['080407', 56],
      ['082701', 62],
    ],
    { code: '10375', nodeCodes: ['tea-processing'] },
  ),
  anhuiCollege(
    '安徽机电职业技术学院',
    '芜湖市',
    [
      ['460104', 324],
      ['460702', 186],
      ['460305', 148],
      ['460113', 90],
      ['460110', 76],
    ],
    { tiers: ['doubleHigh'] },
  ),
  anhuiCollege(
    '安徽水利水电职业技术学院',
    '合肥市',
    [
      ['460104', 156],
      ['460306', 142],
    ],
    { tiers: ['doubleHigh'] },
  ),
  anhuiCollege('安徽商贸职业技术学院', '芜湖市', [['510203', 168]], { tiers: ['doubleHigh'] }),
  of('technician', '34')('芜湖技师学院', '芜湖市', [
    ['660301', 142],
    ['660105', 96],
    ['660108', 88],
  ]),
  jiangsu(
    '南京大学',
    '南京市',
    [
      ['070301', 86],
      ['080401', 62],
      ['080701', 108],
    ],
    { code: '10284', tiers: top },
  ),
  // Takes students in by class.
  jiangsu(
    '东南大学',
    '南京市',
    [
      ['0807', 312],
      ['080801', 124],
      ['080601', 136],
    ],
    { code: '10286', tiers: top, nodeCodes: ['sensor'] },
  ),
  jiangsu(
    '南京航空航天大学',
    '南京市',
    [
      ['080202', 148],
      ['080401', 84],
      ['080801', 166],
    ],
    { code: '10287', tiers: first },
  ),
  jiangsu(
    '南京理工大学',
    '南京市',
    [
      ['080401', 92],
      ['080202', 174],
      ['080701', 122],
      ['070302', 68],
    ],
    { code: '10288', tiers: first },
  ),
  jiangsu(
    '南京工业大学',
    '南京市',
    [
      ['081301', 184],
      ['080406', 76],
      ['080407', 82],
      ['070302', 74],
      ['082701', 58],
    ],
    { code: '10291', tiers: ['provincial'], nodeCodes: ['chlor-alkali'] },
  ),
  jiangsu(
    '南京邮电大学',
    '南京市',
    [
      ['080704', 128],
      ['080701', 176],
      ['080901', 204],
    ],
    { code: '10293', tiers: ['doubleFirstClass'] },
  ),
  jiangsu(
    '河海大学',
    '南京市',
    [
      ['080601', 154],
      ['080401', 62],
    ],
    { code: '10294', tiers: first },
  ),
  jiangsu(
    '南京林业大学',
    '南京市',
    [
      ['080202', 138],
      ['082701', 66],
    ],
    { code: '10298', tiers: ['doubleFirstClass'] },
  ),
  jiangsu(
    '常州大学',
    '常州市',
    [
      ['081301', 142],
      ['080414', 64],
      ['070302', 58],
    ],
    { code: '10292' },
  ),
  jiangsu(
    '江苏大学',
    '镇江市',
    [
      ['080202', 188],
      ['080207', 172],
      ['082701', 94],
      ['080401', 76],
    ],
    { code: '10299', tiers: ['provincial'], nodeCodes: ['engine'] },
  ),
  jiangsu(
    '江南大学',
    '无锡市',
    [
      ['082701', 162],
      ['082705', 48],
      ['080801', 104],
    ],
    { code: '10295', tiers: first, nodeCodes: ['baijiu'] },
  ),
  jiangsu(
    '苏州大学',
    '苏州市',
    [
      ['080413', 72],
      ['070302', 66],
      ['080701', 118],
    ],
    { code: '10285', tiers: first },
  ),
  jiangsu(
    '中国矿业大学',
    '徐州市',
    [
      ['080601', 182],
      ['080401', 78],
      ['081301', 96],
    ],
    { code: '10290', tiers: first },
  ),
  jiangsuCollege('南京工业职业技术大学', '南京市', [
    ['260101', 268],
    ['260304', 184],
  ]),
  jiangsuCollege(
    '南京信息职业技术学院',
    '南京市',
    [
      ['510103', 246],
      ['510401', 118],
    ],
    { tiers: ['doubleHigh'] },
  ),
  jiangsuCollege(
    '常州机电职业技术学院',
    '常州市',
    [
      ['460104', 286],
      ['460305', 174],
      ['460113', 120],
    ],
    { tiers: ['doubleHigh'] },
  ),
  shanghai(
    '上海交通大学',
    '上海市',
    [
      ['080401', 88],
      ['080202', 152],
      ['082601', 74],
    ],
    { code: '10248', tiers: top },
  ),
  shanghai(
    '华东理工大学',
    '上海市',
    [
      ['081301', 216],
      ['070302', 84],
      ['080401', 72],
    ],
    { code: '10251', tiers: first },
  ),
  of('university', '33')(
    '浙江大学',
    '杭州市',
    [
      ['080601', 168],
      ['081301', 92],
      ['082601', 86],
    ],
    { code: '10335', tiers: top },
  ),
  of('university', '33')(
    '浙江工业大学',
    '杭州市',
    [
      ['081301', 158],
      ['080202', 176],
    ],
    { code: '10337', tiers: ['provincial'] },
  ),
  of('university', '42')(
    '武汉理工大学',
    '武汉市',
    [
      ['080401', 184],
      ['080406', 92],
      ['080207', 196],
    ],
    { code: '10497', tiers: first, nodeCodes: ['float-glass'] },
  ),
  of('research', '34')('中国科学院合肥物质科学研究院', '合肥市', []),
  of('research', '34')('中建材玻璃新材料研究总院', '蚌埠市', [], { nodeCodes: ['pv-glass', 'float-glass'] }),
  of('research', '31')('中国科学院上海硅酸盐研究所', '上海市', [], { nodeCodes: ['high-purity-quartz'] }),
]

/** So many years are told. */
const years = 3

/**
 * Invented graduates of the last three years. Some institutes have not told the last one yet, and far ones do not say how many
 * work here: what is missing is left out.
 *
 * @param lastYear the last that graduated.
 */
export function inventOutputs(institute: DemoInstitute, index: number, lastYear: number): DemoOutput[] {
  // Of a hundred who graduate so many stay in the demo city: many of its own colleges, few from elsewhere.
  const staying = institute.regionCode === null ? (institute.province === '34' ? 4 : 1) : 36
  const isLate = index % 7 === 3
  return institute.majors.flatMap(([majorCode, usual], at) =>
    Array.from({ length: years }, (_, back) => lastYear - back)
      .filter((year) => !(isLate && year === lastYear))
      .map((year) => {
        // Between 94 % and 106 % of the usual, by place, major and year.
        const graduates = Math.round((usual * (94 + ((index * 5 + at * 3 + year * 7) % 13))) / 100)
        return {
          majorCode,
          year: String(year),
          graduates,
          employedLocal: staying === 1 && index % 2 === 0 ? null : Math.round((graduates * staying) / 100),
        }
      }),
  )
}
