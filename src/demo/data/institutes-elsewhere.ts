import { type DemoInstitute, firstClass, instituteOf, topClass } from './institute.ts'

const jiangsu = instituteOf('university', '32')
const jiangsuCollege = instituteOf('vocational', '32')
const shanghai = instituteOf('university', '31')

/** Institutes of other provinces, and research institutes. */
export const institutesElsewhere: readonly DemoInstitute[] = [
  jiangsu(
    '南京大学',
    '南京市',
    [
      ['070301', 86],
      ['080401', 62],
      ['080701', 108],
    ],
    { code: '10284', tiers: topClass },
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
    { code: '10286', tiers: topClass, nodeCodes: ['sensor'] },
  ),
  jiangsu(
    '南京航空航天大学',
    '南京市',
    [
      ['080202', 148],
      ['080401', 84],
      ['080801', 166],
    ],
    { code: '10287', tiers: firstClass },
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
    { code: '10288', tiers: firstClass },
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
    { code: '10294', tiers: firstClass },
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
    { code: '10295', tiers: firstClass, nodeCodes: ['baijiu'] },
  ),
  jiangsu(
    '苏州大学',
    '苏州市',
    [
      ['080413', 72],
      ['070302', 66],
      ['080701', 118],
    ],
    { code: '10285', tiers: firstClass },
  ),
  jiangsu(
    '中国矿业大学',
    '徐州市',
    [
      ['080601', 182],
      ['080401', 78],
      ['081301', 96],
    ],
    { code: '10290', tiers: firstClass },
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
    { code: '10248', tiers: topClass },
  ),
  shanghai(
    '华东理工大学',
    '上海市',
    [
      ['081301', 216],
      ['070302', 84],
      ['080401', 72],
    ],
    { code: '10251', tiers: firstClass },
  ),
  instituteOf('university', '33')(
    '浙江大学',
    '杭州市',
    [
      ['080601', 168],
      ['081301', 92],
      ['082601', 86],
    ],
    { code: '10335', tiers: topClass },
  ),
  instituteOf('university', '33')(
    '浙江工业大学',
    '杭州市',
    [
      ['081301', 158],
      ['080202', 176],
    ],
    { code: '10337', tiers: ['provincial'] },
  ),
  instituteOf('university', '42')(
    '武汉理工大学',
    '武汉市',
    [
      ['080401', 184],
      ['080406', 92],
      ['080207', 196],
    ],
    { code: '10497', tiers: firstClass, nodeCodes: ['float-glass'] },
  ),
  instituteOf('research', '34')('中国科学院合肥物质科学研究院', '合肥市', []),
  instituteOf('research', '34')('中建材玻璃新材料研究总院', '蚌埠市', [], {
    nodeCodes: ['pv-glass', 'float-glass'],
  }),
  instituteOf('research', '31')('中国科学院上海硅酸盐研究所', '上海市', [], {
    nodeCodes: ['high-purity-quartz'],
  }),
]
