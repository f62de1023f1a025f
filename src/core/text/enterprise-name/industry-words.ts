import { indexMender } from './mend.ts'
import { narrowIndustries } from './narrow-industries.ts'

/**
 * Words that say what an enterprise does, by family. Two words of one family may name the same business in other years
 * (光伏, 新能源); words of different families are different businesses, and sister companies of a group differ by them.
 * A word may stand in several families: 光电 is made by electronics and by solar companies.
 */
const families: Record<string, string> = {
  /** Says next to nothing: nearly every company adds or drops these when it changes its name. */
  generic:
    '科技 技术 科学技术 实业 发展 产业 工业 制造 智造 智能 智慧 智能科技 智能制造 数字 国际 开发 企业 系统 创新 科创 科技发展 实业发展 技术开发 研发 高科 高新 高新技术 科工 集成 科技产业 产业发展 科技实业 工贸 企业发展 科技创新 数智',
  energy:
    '光伏 光伏科技 光伏发电 新能源 新能源科技 太阳能 太阳能科技 能源 能源科技 绿能 绿电 光能 光储 储能 储能科技 电力 电力科技 电源 风电 风能 风力发电 发电 氢能 电池 锂电 锂电池 动力电池 蓄电池 光电 光电科技 组件 光伏组件 硅材料 硅业 硅片 电气 节能 节能科技 新能源汽车 燃气 天然气 热电 石油 清洁能源 电站 充电 逆变器 单晶 多晶 硅 电力设备 输变电 变压器 新能源材料 光伏玻璃 光伏材料 太阳能材料 电池材料 电池片 智慧能源 综合能源 光热 生物质能 沼气 加油 加气 燃料 煤炭 煤业 焦化 供热 热力 热能',
  electronics:
    '电子 电子科技 微电子 半导体 光电 光电科技 光电子 显示 显示技术 显示科技 光显 集成电路 芯片 电路 电路板 线路板 元器件 电子元件 元件 传感器 传感 传感技术 电子材料 半导体材料 光学 光电材料 通讯 通信 电源 照明 光源 电器 仪表 仪器 仪器仪表 封装 封测 触控 面板 液晶 智能终端 电子信息 电声 磁电 晶体 线缆 电缆 光缆 连接器 测控 声学 光纤 通信器材 通讯器材 通信设备 仪表仪器 电线电缆 电线 特种电缆 电控 智能电子',
  it: '信息 信息技术 信息科技 软件 网络 网络科技 网络技术 数据 大数据 数据科技 数字科技 云计算 互联网 通信 通讯 电子商务 人工智能 物联网 物联 计算机 电子信息 系统集成 智能系统 数码 动漫 游戏 区块链 网络工程 软件开发 信息工程 信息服务',
  machinery:
    '机械 机械制造 机械设备 机械科技 装备 装备制造 智能装备 装备科技 设备 设备制造 成套设备 机电 机电设备 机电科技 重工 重型机械 重工业 自动化 自动化科技 自动化设备 智能设备 机器人 精密 精密机械 精密制造 精密科技 精工 精机 精密模具 模具 模具制造 模具科技 模塑 铸造 铸业 锻造 锻压 冲压 五金 五金制品 轴承 液压 阀门 泵业 水泵 泵阀 电机 机床 数控 数控机床 传动 齿轮 紧固件 标准件 弹簧 工具 刀具 量具 电动工具 压缩机 压力容器 农机 农业机械 工程机械 起重机械 起重 电梯 叉车 食品机械 包装机械 纺织机械 矿山机械 汽车零部件 汽车部件 动力 动力机械 动力科技 内燃机 焊接 激光 激光科技 热工 轨道交通 船舶 航空 航空科技 航天 测控 智控 控制 自控 电气 钢构 锅炉 金属制品 机械厂 农业装备 环保设备 环保装备 金属科技 印刷机械 机车 水表 电表 衡器 刃具 夹具 磨具 磨料 制冷机械 塑机 食品装备 矿山设备 轨道交通装备 轨道装备 风机 紧固 铸件 锻件 管件',
  auto: '汽车 汽车制造 汽车工业 汽车零部件 汽车部件 汽车配件 汽车科技 汽配 车业 车辆 车辆制造 客车 专用车 专用汽车 商用车 新能源汽车 汽车电子 汽车饰件 内饰 车轮 轮毂 轮胎 底盘 零部件 摩托车 电动车 自行车 车桥 座椅 车灯 汽车用品 汽车内饰 汽车装饰 挂车 房车 电动汽车 汽车模具',
  appliance:
    '电器 电器制造 电器科技 家电 家用电器 智能家电 电气 电气设备 电气科技 空调 空调器 冰箱 洗衣机 制冷 制冷设备 冷链设备 压缩机 照明 厨卫 厨具 卫浴 洁具 小家电 电机 开关 暖通 热水器 灯饰 灯具 照明科技 低压电器 高压电器 冷柜 智能家居 厨电 电热 净水 净水设备 空气净化',
  materials:
    '材料 材料科技 新材料 新材料科技 复合材料 高分子材料 高分子 功能材料 纳米材料 纳米 纳米科技 玻璃 玻璃制品 玻璃钢 光伏玻璃 日用玻璃 玻璃科技 特种玻璃 玻纤 玻璃纤维 陶瓷 水泥 建材 新型建材 建筑材料 混凝土 商品混凝土 石英 石英砂 石英材料 石英科技 硅材料 硅业 矿业 矿产 非金属矿 铝业 铝材 铜业 铜材 钢铁 钢业 钢管 特钢 不锈钢 金属 金属材料 金属制品 合金 有色金属 管业 管道 管材 型材 门窗 幕墙 石材 石业 涂料 塑料 塑料制品 塑胶 塑业 橡胶 橡塑 橡胶制品 薄膜 膜材料 碳素 石墨 凹凸棒 凹土 岩棉 保温材料 耐火材料 磁性材料 磁材 稀土 化工材料 新能源材料 电子材料 硅科技 砖瓦 板材 防水 防水材料 粉体 泡沫 海绵 薄膜科技 碳纤维 电池材料 光伏材料 硅砂 硅基新材料 硅基材料 石英硅砂 石灰 石膏 水泥制品 混凝土制品 预制构件 管桩 砂石 木材 钢材 钢构件 彩钢 铝箔 铝合金 泡塑 型钢 瓷业 卫生陶瓷 耐材 ',
  chemical:
    '化工 化学 化学工业 精细化工 化工科技 化纤 纤维 涂料 油墨 颜料 染料 助剂 香料 食品添加剂 日化 化肥 肥业 农化 农药 盐化 盐化工 盐业 石化 石油化工 化工材料 胶粘剂 树脂 气体 新材料 高分子 化学科技 硅化工 氟化工 生物化工 高分子材料 合成材料 洗涤用品 生化 洗涤 日用化工 电子化学品 化学品 化工产品 危化品',
  care: '化妆品 日化用品 护肤品 香水 个人护理',
  food: '食品 食品科技 食品加工 食品工业 粮油 米业 面粉 面业 油脂 饮料 饮品 乳业 乳制品 肉类 肉制品 肉食品 水产 酒业 酿酒 酒厂 白酒 啤酒 茶业 茶叶 糖业 调味品 调味食品 食品添加剂 保健食品 健康食品 休闲食品 糖果 烘焙 冷冻食品 速冻食品 豆制品 蛋品 禽业 禽蛋 农产品 农副产品 农业 农业科技 农业发展 农业开发 生态农业 现代农业 种业 种植 种植业 养殖 养殖业 畜牧 畜禽 牧业 饲料 饲料科技 果业 果蔬 蔬菜 林业 花卉 苗木 粮食 家禽 渔业 农牧 农林 菊业 菊花 中药材 生猪 水产养殖 生态养殖 餐料 预制菜 食用菌 绿色食品 茶具 米粉 面包 糕点 豆业 糖酒 农机服务 农资 农垦 稻米 水稻 水稻种植 粮食种植 蔬菜种植 苗木种植 畜禽养殖 家禽养殖 生猪养殖 龙虾 龙虾养殖 稻虾种养 种养 小龙虾 螃蟹 螃蟹养殖 植保 植保服务 果品 水果 茶园 菌业 蜂业 蚕桑 烟叶 土特产 特产',
  pharma:
    '医药 医药科技 制药 药业 药品 生物 生物科技 生物技术 生物医药 生物制药 生物工程 生命科学 医疗 医疗科技 医疗器械 医疗设备 医疗用品 医疗制品 医用材料 卫生材料 卫生用品 诊断 诊断试剂 中药 中药饮片 中药材 大药房 药房 健康 健康科技 大健康 健康产业 基因 保健品 疫苗 康复 口腔 眼科 牙科 体检 诊疗 中医 药械 药材 生物制品 医用耗材 动物保健 兽药 护理',
  textile:
    '纺织 纺织科技 纺织品 纺织服装 纺纱 棉纺 棉业 毛纺 织造 织布 服装 服饰 针织 针织品 印染 染织 染整 家纺 家用纺织品 制衣 鞋业 制鞋 帽业 无纺 无纺布 丝绸 羽绒 羽绒制品 箱包 皮革 皮具 皮件 袜业 手套 绣品 工艺品 工艺制品 玩具 文具 体育用品 运动用品 户外用品 帐篷 纺织材料 化纤 鞋帽 服装鞋帽 鞋服 童装 布业 布艺 棉麻 麻业 毛巾 家纺用品 文化用品 动漫玩具 渔具',
  furniture:
    '家居 家居用品 家具 家私 木业 木制品 竹业 竹木 地板 橱柜 门业 人造板 装饰材料 智能家居 窗帘 床垫 日用品 竹制品 藤业 门窗系统 智能门窗 卫浴用品 办公家具',
  paper:
    '包装 包装材料 包装制品 包装科技 纸业 纸品 纸制品 造纸 印刷 印务 彩印 印刷包装 彩印包装 塑料包装 标签 纸箱 纸塑 印刷科技 纸包装 纸箱包装 印刷材料 包装印刷 出版印刷 彩盒',
  environment:
    '环保 环保科技 环境 环境科技 环境工程 环保工程 环保设备 环保装备 水务 水处理 污水处理 净化 净化科技 再生资源 资源再生 资源利用 循环科技 固废 危废 生态 生态科技 生态环境 节能 节能环保 节能科技 废旧物资 再生 回收 供水 自来水 园林 绿化 环保材料 环卫 垃圾处理 保洁服务 水环境 大气治理 土壤修复 环境治理 市政环卫 再生资源回收',
  construction:
    '工程 工程技术 建设 建设工程 建设集团 建筑 建筑工程 建工 建安 建筑安装 安装 安装工程 装饰 装饰工程 装潢 装修 园林 园林绿化 市政 市政工程 路桥 路桥工程 桥梁 道路 交通 交通工程 水利 水利工程 水电 电力工程 钢结构 钢构 岩土 测绘 设计 建筑设计 规划设计 工程设计 监理 工程管理 工程咨询 造价 检测 检测技术 消防 消防工程 消防科技 基础工程 土石方 建筑科技 装配式建筑 住宅工业 防水工程 电气工程 智能工程 城建 检修 勘察 勘测 建筑劳务 建筑设备 钢结构工程 暖通工程 装饰装修 广告装潢 爆破 拆迁 防腐 保温工程 市政建设 轨道交通建设 铁路 隧道',
  security: '安防 安防科技 保安 安全 安全科技 门禁 锁业 保安服务 安保 安全技术 安保服务 安保器材',
  trade:
    '贸易 商贸 经贸 外贸 工贸 国际贸易 进出口 进出口贸易 销售 营销 供销 批发 零售 商业 百货 超市 购物 电子商务 商务 商城 商厦 物资 汽车销售 汽车贸易 药房 大药房 建材贸易 医药销售 商行 供应链 采购 电器销售 能源贸易 商贸城 烟酒 加油站 石油销售 眼镜 水果店 通信器材销售 土特产销售 服饰销售 燃料销售 五金交电 百货商场 汽车销售服务 免税 拍卖 收购',
  logistics:
    '物流 运输 货运 汽车运输 客运 公交 快递 速递 仓储 物流园 供应链 供应链管理 港口 港务 船务 航运 冷链 冷链物流 配送 国际物流 货运代理 搬运 出租车 公共交通 邮政 汽运 物流运输 仓储服务 仓储物流 客货运 装卸 公路运输 水运 空运 报关',
  property:
    '置业 地产 房地产 房地产开发 房产 物业 物业管理 物业服务 房地产经纪 城市开发 房屋开发 城建 城市建设 城市投资 建设投资 园区开发 产业园 不动产 房产中介 土地开发 楼宇 商业管理 物业发展',
  finance:
    '投资 投资管理 投资发展 控股 投资控股 创业投资 股权投资 产业投资 资本 基金 担保 融资担保 小额贷款 租赁 融资租赁 资产 资产管理 资产经营 保险 典当 财务 金融 信托 证券 银行 国有资产 交通投资 财务管理 会计 会计师 股权 创投 产业基金 保理 信用 农村商业银行 工商银行 农业银行 建设银行 交通银行 邮政储蓄银行 财产保险 保险代理 保险经纪',
  service:
    '服务 售后 售后服务 咨询 管理咨询 企业管理 管理 商务服务 人力资源 劳务 劳务派遣 家政 运营 运营管理 技术服务 信息咨询 法律 律师 税务师 认证 教育 教育科技 培训 学校 幼儿园 保洁 代理 知识产权 会展 会务 养老 电力服务 售电 能源服务 运维 维修 汽车维修 汽车服务 汽修 租车 设备租赁 汽车租赁 机械租赁 驾驶培训 汽车驾驶培训 驾校 职业培训 艺术培训 机械租赁服务 工程机械租赁 生活服务 殡葬 婚庆 婚介 搬家 鉴定 评估 资产评估 专利 检验 检验检测 检测技术服务 认证服务 会计师 印章 打字 复印 电商 供水服务 邻里中心',
  leisure:
    '酒店 宾馆 餐饮 餐饮管理 酒店管理 旅游 旅游开发 文化旅游 文旅 旅行社 娱乐 文化 文化传播 文化传媒 文化发展 传媒 广告 影视 体育 健身 美容 摄影 书店 出版 演艺 度假村 休闲 洗浴 足浴 棋牌 网吧 影院 影城 影业 演出 乐器 钢琴 文旅投资 旅行 民宿 景区 旅游文化 旅游文化传播 推拿 美发 美容美发 电竞 图书 文化创意',
}

/** Businesses that stand beside the making of things; a company that does only these is not the maker of the same brand. */
const besideMaking = new Set(['trade', 'logistics', 'property', 'finance', 'service', 'leisure'])

export interface IndustryWord {
  families: readonly string[]
  /** Says next to nothing (科技, 实业). */
  generic: boolean
  /** Trade, transport, property, finance, service: what a sister company does. */
  besideMaking: boolean
}

const lexicon = new Map<string, IndustryWord>()
for (const [family, words] of [...Object.entries(families), ...Object.entries(narrowIndustries)]) {
  for (const word of words.split(' ')) {
    const known = lexicon.get(word)?.families ?? []
    const all = known.includes(family) ? known : [...known, family]
    lexicon.set(word, {
      families: all,
      generic: all.includes('generic') && !all.includes('trade'),
      besideMaking:
        all.every((one) => besideMaking.has(one) || one === 'generic') &&
        all.some((one) => besideMaking.has(one)),
    })
  }
}

const longestWord = Math.max(...[...lexicon.keys()].map((word) => word.length))

/** Finds listed words with one character wrong. */
export const industryMender = indexMender(lexicon.keys())

export function industryWord(word: string): IndustryWord | undefined {
  return lexicon.get(word)
}

export interface Body {
  /** 字号: what stands before the words of industry; empty where the name has none (`滁州玻璃厂`). */
  trade: string
  industries: string[]
}

/**
 * Cuts a body into trade name and words of industry: the longest end that consists of known words, such that at least
 * two characters are left for the trade name, or none. Of several cuts the one with the fewest, then the longest last
 * words. `隆基乐叶光伏科技` is 隆基乐叶 + 光伏科技, `华新能源` is 华新 + 能源 and not 华 + 新能源.
 */
export function splitBody(body: string): Body {
  // best[i]: the fewest words that cover body from i to its end.
  const best = new Map<number, string[]>([[body.length, []]])
  for (let start = body.length - 2; start >= 0; start--) {
    let found: string[] | null = null
    for (let length = 1; length <= longestWord && start + length <= body.length; length++) {
      const word = body.slice(start, start + length)
      const rest = best.get(start + length)
      if (rest === undefined || !lexicon.has(word)) continue
      if (found === null || rest.length + 1 <= found.length) found = [word, ...rest]
    }
    if (found !== null) best.set(start, found)
  }
  for (let start = 0; start <= body.length; start++) {
    const industries = best.get(start)
    if (industries === undefined || start === 1) continue
    const [first = '', ...others] = industries
    // 创新科技: a word that says nothing of the business and stands first is the trade name.
    if (start === 0 && first.length === 2 && lexicon.get(first)?.generic === true) {
      return { trade: first, industries: others.flatMap(withoutTail) }
    }
    return { trade: body.slice(0, start), industries: industries.flatMap(withoutTail) }
  }
  return { trade: body, industries: [] }
}

/** `光伏科技` as 光伏 and 科技, so that it is like 光伏 but for a word that says next to nothing. */
function withoutTail(word: string): string[] {
  for (let cut = 2; cut <= word.length - 2; cut++) {
    const tail = word.slice(cut)
    if (lexicon.get(tail)?.generic === true && lexicon.has(word.slice(0, cut))) {
      return [...withoutTail(word.slice(0, cut)), tail]
    }
  }
  return [word]
}
