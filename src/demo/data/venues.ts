/** An invented venue. A field site lies at the first chain owner of its chain, if there is one. */
export interface DemoVenue {
  readonly kind: 'classroom' | 'fieldSite'
  readonly name: string
  readonly chainCode: string | null
  readonly regionCode: string
  readonly capacity: number
  readonly address: string
  readonly route: string | null
  readonly shows: string | null
}

const site = (
  name: string,
  chainCode: string,
  regionCode: string,
  capacity: number,
  shows: string,
): DemoVenue => ({
  kind: 'fieldSite',
  name,
  chainCode,
  regionCode,
  capacity,
  address: '产业园区示范路 1 号',
  route: '市区出发约 40 分钟，园区南门集合，可停大巴 2 辆',
  shows,
})

const room = (name: string, capacity: number, address: string): DemoVenue => ({
  kind: 'classroom',
  name,
  chainCode: null,
  regionCode: '341102',
  capacity,
  address,
  route: null,
  shows: null,
})

/** Three classrooms and five field sites of the demo city. */
export const demoVenues: readonly DemoVenue[] = [
  room('干部学院报告厅', 180, '干部学院主楼一层'),
  room('干部学院第二课室', 60, '干部学院教学楼二层'),
  room('招商中心研讨室', 36, '招商中心三层'),
  site('光伏组件产线现场教学点', 'pv', '341126', 60, '玻璃—组件一体化产线、质量追溯和订单协同'),
  site(
    '动力电池工厂现场教学点',
    'new-energy-battery',
    '341171',
    50,
    '电芯自动化产线、储能示范站和安全监管平台',
  ),
  site(
    '智能家电配套园现场教学点',
    'smart-appliance',
    '341171',
    80,
    '整机与注塑、压缩机企业就近配套的组织方式',
  ),
  site('医疗器械净化车间现场教学点', 'medical-device', '341181', 30, '洁净车间管理和产品注册全过程资料'),
  site('绿色食品加工园现场教学点', 'food', '341125', 60, '粮食加工、冷链仓储和检测中心'),
]
