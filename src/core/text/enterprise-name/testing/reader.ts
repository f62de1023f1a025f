import { Converter } from 'opencc-js/t2cn'
import { type EnterpriseRecord, type ReadEnterprise, readEnterprise } from '../compare.ts'
import { indexConfusables } from '../confusable.ts'
import type { NameReader } from '../name-reader.ts'
import { indexPlaces } from '../places.ts'

/** Readings of the characters that the tests mistake for one another. */
export const confusables = indexConfusables({
  lai: '莱来',
  ye: '叶业页',
  xing: '兴星',
  rui: '瑞锐',
  hong: '宏鸿',
  da: '达大答',
  yuan: '源元',
  sheng: '晟盛生升乘',
  cheng: '盛乘',
  xin: '鑫欣新',
  hua: '华花',
  de: '得德',
  ji: '基机',
  long: '隆龙',
  le: '乐勒',
  yue: '乐越',
  fu: '福',
  chu: '滁除',
  xian: '限眼',
  te: '特',
})

/** A small part of the country and of the readings, enough for the tests of this folder. */
export const reader: NameReader = {
  simplify: Converter({ from: 't', to: 'cn' }),
  confusables,
  places: indexPlaces(
    {
      provinces: {
        安徽省: {
          滁州市: '琅琊区 南谯区 来安县 全椒县 定远县 凤阳县 天长市 明光市',
          合肥市: '肥西县 肥东县 蜀山区 巢湖市',
          蚌埠市: '龙子湖区 怀远县',
        },
        江苏省: {
          南京市: '江宁区 浦口区 鼓楼区',
          苏州市: '昆山市 常熟市',
          扬州市: '仪征市',
          徐州市: '鼓楼区 丰县',
        },
        浙江省: { 宁波市: '慈溪市 余姚市' },
        广东省: { 东莞市: '', 中山市: '' },
        陕西省: { 西安市: '长安区' },
        吉林省: { 辽源市: '西安区' },
        北京市: { '': '朝阳区 海淀区' },
        辽宁省: { 朝阳市: '双塔区' },
        海南省: { '': '东方市' },
        湖北省: { 恩施土家族苗族自治州: '恩施市' },
        内蒙古自治区: { 呼和浩特市: '' },
      },
      former: { 嘉山: '明光', 滁县: '滁州' },
      words: ['东方', '朝阳'],
      phrases: ['长江', '天长地久'],
    },
    ['滁州'],
  ),
}

/** A record by its name alone. */
export const named = (name: string, more: Partial<EnterpriseRecord> = {}): ReadEnterprise =>
  readEnterprise({ id: name, name, formerNames: [], code: null, address: null, ...more }, reader)
