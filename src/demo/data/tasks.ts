import type { TaskVerb } from '#modules/matters/contract/terms.ts'

export type TaskCourse = 'drafted' | 'approved' | 'running' | 'done' | 'cancelled'

/** One invented task; days are counted from the day of loading. `counted` is what the term is to bring, in a unit. */
export interface DemoTask {
  readonly chainCode: string
  readonly nodeCode: string
  readonly actionType: TaskVerb
  readonly title: string
  readonly target: string
  readonly counted: { readonly value: number; readonly unit: string } | null
  readonly startsDaysAgo: number
  readonly endsInDays: number
  readonly course: TaskCourse
  /** Per cent done by the last report. */
  readonly percent: number
  /** Local supply rate that the last report brings to the diagnosis, in per cent. */
  readonly supplyRate: number | null
}

function task(
  place: `${string}/${string}`,
  actionType: TaskVerb,
  [title, target]: readonly [string, string],
  counted: readonly [number, string] | null,
  [startsDaysAgo, endsInDays, course, percent]: readonly [number, number, TaskCourse, number],
  supplyRate: number | null = null,
): DemoTask {
  const [chainCode = '', nodeCode = ''] = place.split('/')
  return {
    chainCode,
    nodeCode,
    actionType,
    title,
    target,
    counted: counted === null ? null : { value: counted[0], unit: counted[1] },
    startsDaysAgo,
    endsInDays,
    course,
    percent,
    supplyRate,
  }
}

/** Invented tasks of the eight chains, in every state and under every light. */
export const demoTasks: readonly DemoTask[] = [
  task(
    'pv/n-type-wafer',
    'scale',
    ['N型硅片扩产达效', '新增拉晶产能'],
    [8, '吉瓦'],
    [120, 120, 'running', 55],
  ),
  task(
    'pv/distributed-pv',
    'strengthen',
    ['分布式光伏并网提速', '完成台区增容'],
    [60, '个'],
    [100, 80, 'running', 40],
  ),
  task(
    'pv/n-type-wafer',
    'fill',
    ['引进高纯石英坩埚项目', '签约落地坩埚企业'],
    [2, '家'],
    [150, 30, 'running', 50],
  ),
  task('semiconductor/packaging-test', 'scale', ['封测产线二期投产', '二期产线设备进场并试产'], null, [
    90,
    90,
    'running',
    45,
  ]),
  task(
    'semiconductor/cleanroom',
    'fill',
    ['引进洁净室工程企业', '引进专业施工企业'],
    [3, '家'],
    [60, 150, 'approved', 0],
  ),
  task(
    'semiconductor/packaging-test',
    'strengthen',
    ['车规级封装认证', '通过车规认证产品'],
    [4, '项'],
    [200, -10, 'running', 75],
  ),
  task(
    'automobile/drive-motor',
    'strengthen',
    ['电驱总成本地配套提升', '本地配套零部件'],
    [30, '种'],
    [140, 140, 'running', 52],
    58,
  ),
  task(
    'automobile/mould',
    'fill',
    ['精密模具企业招引', '引进精密模具企业'],
    [5, '家'],
    [110, 70, 'running', 40],
  ),
  task('automobile/drive-motor', 'scale', ['台架试验室建设', '试验室主体完工并取得资质'], null, [
    240,
    -20,
    'done',
    100,
  ]),
  task(
    'new-energy-battery/storage-cell',
    'scale',
    ['储能电芯产能爬坡', '月产能达到'],
    [1.5, '吉瓦时'],
    [130, 60, 'running', 70],
  ),
  task(
    'new-energy-battery/hazardous-goods-logistics',
    'fill',
    ['第九类危险品仓库建设', '建成合规仓库'],
    [2, '座'],
    [80, 200, 'running', 30],
  ),
  task('new-energy-battery/storage-cell', 'strengthen', ['电芯安全检测平台', '平台取得检测资质'], null, [
    20,
    200,
    'drafted',
    0,
  ]),
  task(
    'medical-device/sterilisation-service',
    'fill',
    ['公共灭菌中心落地', '灭菌中心投用'],
    [1, '座'],
    [160, 40, 'running', 30],
  ),
  task(
    'medical-device/ivd-reagent',
    'strengthen',
    ['诊断试剂注册提速', '新增注册证'],
    [12, '张'],
    [100, 100, 'running', 58],
  ),
  task(
    'medical-device/ivd-reagent',
    'scale',
    ['质控品冷链仓扩容', '新增冷链仓容'],
    [3000, '平方米'],
    [220, -30, 'done', 100],
  ),
  task(
    'smart-appliance/plastic-part',
    'fill',
    ['注塑配套园建设', '入驻注塑企业'],
    [6, '家'],
    [115, 65, 'running', 33],
    61,
  ),
  task(
    'smart-appliance/smart-home-controller',
    'strengthen',
    ['主控芯片国产替代', '完成替代验证机型'],
    [10, '款'],
    [95, 130, 'running', 50],
  ),
  task(
    'new-chemical/chlor-alkali',
    'scale',
    ['液氯就地消纳项目', '新增消纳能力'],
    [5, '万吨'],
    [170, 20, 'running', 62],
  ),
  task(
    'new-chemical/fine-intermediate',
    'strengthen',
    ['硝化工艺自动化改造', '完成改造装置'],
    [8, '套'],
    [60, 60, 'cancelled', 0],
  ),
  task(
    'food/cold-chain-logistics',
    'scale',
    ['冷链骨干网建设', '新增冷库库容'],
    [4, '万吨'],
    [105, 75, 'running', 60],
  ),
  task(
    'food/prepared-dish',
    'fill',
    ['预制菜中央厨房招引', '引进中央厨房'],
    [3, '家'],
    [10, 170, 'approved', 0],
  ),
]
