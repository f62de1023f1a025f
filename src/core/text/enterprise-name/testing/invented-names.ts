/** Invented names of enterprises, and ways to make pairs of them. */
import type { SeededRandom } from '../../../random/seeded-random.ts'

export const places = [
  {
    province: '安徽',
    city: '滁州',
    counties: ['天长市', '明光市', '来安县', '全椒县', '定远县', '凤阳县', '琅琊区', '南谯区'],
  },
  { province: '安徽', city: '合肥', counties: ['肥西县', '蜀山区', '巢湖市'] },
  { province: '江苏', city: '南京', counties: ['江宁区', '浦口区'] },
  { province: '江苏', city: '苏州', counties: ['昆山市', '常熟市'] },
  { province: '浙江', city: '宁波', counties: ['慈溪市', '余姚市'] },
  { province: '广东', city: '东莞', counties: [] },
]
export const trades =
  '华晟 宏达 永强 隆基乐叶 福莱特 东方日升 惠科 康佳 扬子 金禾 恒瑞 嘉诚 德力 天康 朗润 瑞泰 鑫源 博西华 立光 晶科 英美达 长久 汇丰 中盛 科创 安邦 佰盛 赛维 迅捷 皖东 金鹏 诺思 千禾 沃达 凯盛 猎豹 银鹭 养元 乐凯 泰达 亿丰 盼盼 尚德 明辉 顺达'.split(
    ' ',
  )
export const kindred: readonly (readonly string[])[] = [
  ['光伏科技', '新能源', '新能源科技', '太阳能科技', '光伏'],
  ['机械', '机械制造', '智能装备', '精密机械', '重工'],
  ['电子', '电子科技', '光电科技', '微电子'],
  ['玻璃', '新材料', '复合材料', '新材料科技'],
  ['食品', '农业', '粮油', '农业科技'],
  ['汽车零部件', '汽车部件', '车业'],
  ['电器', '家用电器', '智能家电'],
  ['医药', '生物科技', '医疗器械'],
  ['包装材料', '包装', '印务'],
]
export const besideMaking = [
  '贸易',
  '物流',
  '置业',
  '投资',
  '物业管理',
  '商贸',
  '房地产开发',
  '运输',
  '餐饮管理',
  '文化传媒',
  '劳务',
]
export const traditional: Record<string, string> = {
  华: '華',
  东: '東',
  达: '達',
  电: '電',
  光: '光',
  机: '機',
  汽: '汽',
  车: '車',
  业: '業',
  医: '醫',
  药: '藥',
  农: '農',
  强: '強',
  叶: '葉',
  诚: '誠',
  务: '務',
  长: '長',
  县: '縣',
  责: '責',
  润: '潤',
  恒: '恆',
  乐: '樂',
  丰: '豐',
  云: '雲',
  装: '裝',
  备: '備',
  术: '術',
}
export const otherCharacters = '荣昊轩硕宇鼎耀锐弘铭卓越航远程帆翼驰辰跃'

export interface Made {
  place: (typeof places)[number]
  trade: string
  family: readonly string[]
  industry: string
  form: string
}

export function nameOf(random: SeededRandom): Made {
  const family = random.pick(kindred)
  return {
    place: random.pick(places),
    trade: random.pick(trades),
    family,
    industry: random.pick(family),
    form: random.next() < 0.8 ? '有限公司' : '股份有限公司',
  }
}

export type Habit = [
  habit: string,
  same: boolean,
  make: (name: Made, random: SeededRandom) => [string, string] | null,
]

export const full = ({ place, trade, industry, form }: Made, at = place.city) =>
  `${at}${trade}${industry}${form}`
