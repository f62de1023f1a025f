import { type SeededRandom, seededRandom } from '#core/random/seeded-random.ts'

const list = (text: string): string[] => text.split(' ')
const places = list(
  '滁州市 滁州 安徽省滁州市 天长市 天长 明光市 明光 来安县 来安 全椒县 全椒 定远县 定远 凤阳县 凤阳 滁州市琅琊区 滁州市南谯区 安徽 安徽省',
)
const characters = [
  ...'华新兴达恒盛晟瑞鑫欣宏鸿弘隆泰祥安康佳嘉利丰锋峰源元远永勇金锦明铭正伟诚成承德捷凯铠天大宇海江龙飞和合中东南西北万百千福富贵宝顺通运长常春光辉星荣融美力立邦博国信义智慧汇创联亚环球世旺润益胜升腾云风林森山水河湖清红兰玉晶京品强乐友家亨聚建健艾诺普浦威维先鲜阳洋贝奥雅艺景精君俊亮同桐彤震镇庆皖淮滁椒醉琅琊谯菊帕赛科曼特斯尔克迪欧洛卡',
]
const businesses = list(
  '机械 机械制造 电子 电子科技 新能源 新能源科技 光伏科技 玻璃 新材料 食品 农业科技 生态农业 贸易 商贸 物流 运输 建筑工程 建设工程 装饰工程 建材 塑料制品 包装材料 服饰 家具 汽车零部件 汽车销售 医疗器械 生物科技 环保科技 信息科技 网络科技 文化传媒 广告 餐饮管理 酒店管理 物业服务 房地产开发 劳务 人力资源 仪表 电缆 石英砂 养殖 种植 五金制品 模具 化工 电气 电力工程 教育科技',
)
const forms = list('有限公司 有限公司 有限公司 有限公司 有限责任公司 股份有限公司 厂 经营部 专业合作社')

function nameOf(random: SeededRandom): string {
  const length = random.next() < 0.7 ? 2 : random.next() < 0.7 ? 3 : 4
  const trade = Array.from({ length }, () => random.pick(characters)).join('')
  return `${random.pick(places)}${trade}${random.pick(businesses)}${random.pick(forms)}`
}

/** Another way to write a name: what a second list makes of it. */
function rewritten(name: string, random: SeededRandom): string {
  const at = random.integer(2, name.length - 3)
  return random.pick([
    name.replace('有限公司', '有限责任公司'),
    name.replace(/^(..)[市县]/u, '$1'),
    name.replace('科技', ''),
    name.replace(/有限公司$/u, ''),
    name.slice(0, at) + name.slice(at + 1),
    name.slice(0, at) + random.pick(characters) + name.slice(at + 1),
  ])
}

/** So many invented names of a city's enterprises; one in twenty is an earlier one, written in another way. */
export function registerNames(count: number, seed: number): string[] {
  const random = seededRandom(seed)
  const names: string[] = []
  for (let at = 0; at < count; at++) {
    const earlier = names.length > 0 && random.next() < 0.05 ? random.pick(names.slice(-500)) : null
    names.push(earlier === null ? nameOf(random) : rewritten(earlier, random))
  }
  return names
}
