/** Words that names of a city's register are made of; many of the trades stand in no list of the program. */

const words = (text: string): string[] => text.split(/\s+/u).filter((word) => word !== '')

/** Places of one city as they stand before a name, from short to long. */
export const registerPlaces: readonly (readonly string[])[] = [
  ['滁州', '滁州市', '安徽滁州', '安徽省滁州市'],
  ['天长', '天长市', '滁州天长', '安徽省天长市', '安徽省滁州市天长市'],
  ['明光', '明光市', '滁州明光', '安徽省明光市'],
  ['来安', '来安县', '滁州来安', '安徽省来安县', '滁州市来安县'],
  ['全椒', '全椒县', '滁州全椒', '安徽省全椒县'],
  ['定远', '定远县', '安徽定远', '安徽省滁州市定远县'],
  ['凤阳', '凤阳县', '安徽凤阳', '安徽省凤阳县', '滁州市凤阳县'],
  ['滁州琅琊', '滁州市琅琊区', '琅琊区'],
  ['滁州南谯', '滁州市南谯区', '南谯区'],
]

/** Trade names of two usual characters. */
export const usualTrades = words(
  '华安 恒源 天润 鑫盛 宏远 金龙 永泰 嘉和 中兴 瑞丰 泰和 新宇 万达 德信 盛世 长江 东升 金桥 兴隆 安泰 博远 富民 海天 亿力 长城 玉龙 三友 星光 通达 明珠',
)
/** Finer ones of two and more. */
export const fineTrades = words(
  '全柴 丹凤 多棱 皖垦 滁菊 鲲鹏 蓝德 森沃 芯瑞达 康美达 普利森 亚士创能 银星特 欧普康 华巨百姓缘 金鸿泰 嘉吉尔 润格林 迪蒙斯 玉禾田 红三环 胜华波 科奥克 苏美达 汉和德 艾可蓝 尚纬佳 吉尼斯 斯迈特 朗坤源 鼎梁红 立讯德 亨通智 宝立泰 恩彼特 天大源 凯越翔 国轩达 诺亚舟 维桢坊 美诺福 雷士杰 昊方德 古井坊 卓然美 德赛威 华阳通 力幕新',
)

/** Trades by family; the first words are the widest. */
export const businesses: readonly (readonly string[])[] = [
  ['化工', '精细化工', '新材料', '助剂'],
  ['机械', '机械制造', '重型机械', '智能装备', '装备制造'],
  ['食品', '食品加工', '调味食品', '休闲食品'],
  ['电子', '电子科技', '电子材料', '电路板'],
  ['服饰', '服装', '制衣', '服饰科技'],
  ['建材', '新型建材', '墙体材料', '装饰建材'],
  ['塑料', '塑料制品', '塑业', '塑胶'],
  ['家具', '木业', '家居', '家居用品'],
  ['汽车零部件', '汽车配件', '汽车部件'],
  ['农业', '农业科技', '生态农业', '农业开发'],
  ['医疗器械', '医疗科技', '医疗用品'],
  ['玻璃', '玻璃制品', '光伏玻璃'],
  ['仪表', '仪器仪表', '自动化仪表'],
  ['电缆', '电线电缆', '特种电缆'],
  ['水泥制品', '混凝土', '管桩'],
  ['畜禽养殖', '生猪养殖', '畜牧'],
  ['工艺品', '草编工艺品', '工艺制品'],
  ['石英砂', '石英材料', '硅材料'],
  ['轴承', '精密轴承', '轴承制造'],
  ['环保设备', '环保科技', '环保'],
]

/** Trades that a sister company carries on beside the making. */
export const sisterTrades = words(
  '商贸 贸易 物流 置业 房地产开发 物业服务 投资 劳务派遣 汽车销售 餐饮管理 广告传媒 旅行社 典当 小额贷款',
)
/** Two words with one character apart that are two businesses. */
export const neighbourTrades: readonly (readonly [string, string])[] = [
  ['水泵', '水表'],
  ['电机', '电梯'],
  ['纸业', '纺业'],
  ['农机', '农资'],
  ['钢材', '木材'],
  ['门业', '牧业'],
  ['茶业', '酒业'],
  ['皮革', '皮具'],
  ['化肥', '化纤'],
  ['油脂', '油漆'],
  ['米业', '木业'],
  ['药业', '渔业'],
  ['灯具', '玩具'],
  ['船舶', '船务'],
  ['煤业', '煤气'],
  ['果品', '食品'],
  ['服装', '包装'],
  ['房产', '水产'],
]
/** Characters that stand in trade names, to change one for another. */
export const tradeCharacters = '荣昊轩宇鼎耀弘卓航程帆翼驰凤鹤虎柏松梅竹川岳泉溪岭岩峡虹霞曦'
/** Characters that set two enterprises apart wherever they stand. */
export const telling: readonly (readonly [string, string])[] = [
  ['东', '西'],
  ['南', '北'],
  ['一', '二'],
  ['二', '三'],
  ['上', '下'],
  ['大', '小'],
  ['新', '老'],
  ['甲', '乙'],
]
export const townNames = words(
  '乌衣镇 沙河镇 汊涧镇 铜城镇 秦栏镇 半塔镇 水口镇 古河镇 襄河镇 炉桥镇 池河镇 临淮镇 武店镇 女山湖镇 涧溪镇',
)
