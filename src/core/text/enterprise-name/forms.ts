/** The form an enterprise is registered in. */

export type FormKind =
  | 'limited'
  | 'jointStock'
  | 'company'
  | 'partnership'
  | 'soleProprietor'
  | 'individual'
  | 'factory'
  | 'cooperative'
  | 'farm'
  | 'institute'

const formWords: Record<FormKind, string> = {
  jointStock: '股份有限责任公司 股份有限公司 股份制有限公司 股份公司 股份有限公 股份',
  limited: '有限责任公司 责任有限公司 有限责任公 有限责公司 有限公司 有限责任 有限公 有限',
  company: '总公司 公司',
  partnership: '有限合伙企业 特殊普通合伙 普通合伙企业 普通合伙 有限合伙 合伙企业 合伙',
  soleProprietor: '个人独资企业 个人独资 独资企业',
  factory: '总厂 厂',
  cooperative:
    '农民专业合作社联合社 专业合作社联合社 农民专业合作社 专业合作社 农村股份经济合作社 股份经济合作社 经济合作社 供销合作社 合作联社 联合社 合作社',
  farm: '家庭农场 生态农场 农场 林场 养殖场 种植场 猪场',
  individual:
    '个体工商户 个体户 经营部 经营店 经销部 经销处 门市部 服务部 批发部 维修部 加工部 商店 商行 专卖店 便利店 大酒店 饭店 酒楼 餐馆 工作室 超市 门店 药店 网店 修理厂 加工坊 作坊 商铺 铺 店 坊 摊',
  institute:
    '事务所 汽车站 客运站 火车站 宾馆 旅馆 茶馆 图书馆 博物馆 文化馆 体育馆 照相馆 推拿馆 养生馆 健身馆 粮站 车站 加油站 加气站 充电站 收购站 回收站 服务站 气象站 变电站 泵站 卫生所 卫生站 卫生室 招待所 派出所 供电所 人民医院 中医院 妇幼保健院 敬老院 养老院 福利院 电影院 幼儿园 小学 中学 大学 铜矿 铁矿 煤矿 石矿 采石场 砖瓦场 停车场 研究院 研究所 研究中心 技术中心 服务中心 中心 学院 学校 医院 诊所 卫生院 协会 商会 基金会 俱乐部 合作联盟 馆 院 站 所 社',
}

const forms = (Object.entries(formWords) as [FormKind, string][])
  .flatMap(([kind, words]) => words.split(' ').map((word) => ({ word, kind })))
  .sort((a, b) => b.word.length - a.word.length)

export interface Form {
  kind: FormKind
  word: string
}

/** The longest form a text ends with. */
export function formAtEnd(text: string): Form | null {
  return forms.find(({ word }) => text.endsWith(word)) ?? null
}

/** Forms as they stand alone in brackets: （有限合伙）, （个体工商户）. */
export function formInBrackets(text: string): Form | null {
  return (
    forms.find(
      ({ word, kind }) =>
        word === text &&
        (kind === 'partnership' ||
          kind === 'soleProprietor' ||
          kind === 'individual' ||
          kind === 'limited' ||
          kind === 'jointStock'),
    ) ?? null
  )
}
