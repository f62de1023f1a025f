/** One thing that is stuck; days are counted from today, `due` negative when it is overdue. */
export interface PlannedBlock {
  readonly nodeCode: string
  readonly text: string
  readonly sinceDaysAgo: number
  readonly dueInDays: number
}

function block(nodeCode: string, text: string, sinceDaysAgo: number, dueInDays: number): PlannedBlock {
  return { nodeCode, text, sinceDaysAgo, dueInDays }
}

/** What holds the blocked nodes up. Each has two or three, at least one of them overdue. */
export const plannedBlocks: readonly PlannedBlock[] = [
  block('n-type-wafer', '扩产项目能耗指标缺口约4万吨标准煤，尚未落实', 130, -35),
  block('n-type-wafer', '110千伏专线接入方案待批，影响拉晶炉通电', 70, 20),
  block('distributed-pv', '部分台区可开放容量用尽，工商业屋顶项目暂缓并网', 160, -60),
  block('distributed-pv', '厂房屋顶荷载复核与产权证明口径不一', 90, -10),
  block('distributed-pv', '备案与并网系统数据不通，企业重复报送材料', 40, 30),
  block('packaging-test', '二期厂房规划核实未完成，设备无法进场', 100, -20),
  block('packaging-test', '电镀工序环评批复等待中，凸块线停建', 75, 15),
  block('cleanroom', '超纯水站排污口论证两次退回修改', 110, -15),
  block('cleanroom', '洁净室施工专业队伍不足，工期顺延', 50, 25),
  block('mould', '五轴编程与钳工技师缺口约120人，订单外流', 180, -45),
  block('mould', '中小模具企业贷款抵押物不足，设备更新搁置', 85, 10),
  block('drive-motor', '电驱总成台架试验室用地调整未完成', 120, -30),
  block('drive-motor', '稀土磁材预付款占用大，流动资金贷款待审', 60, 20),
  block('storage-cell', '电芯库房消防验收标准不明，投产延期', 95, -25),
  block('storage-cell', '化成车间双回路供电改造未排期', 65, 12),
  block('hazardous-goods-logistics', '危化品车辆夜间限行路段与园区作息冲突', 140, -40),
  block('hazardous-goods-logistics', '第九类危险品仓库选址邻避意见未协调', 80, 18),
  block('sterilisation-service', '环氧乙烷灭菌项目环评公示期收到异议', 115, -22),
  block('sterilisation-service', '辐照灭菌价格高、排期长，外送周期约十天', 70, 30),
  block('ivd-reagent', '注册检验样品排队超过四个月', 150, -50),
  block('ivd-reagent', '冷链质控物通关时效不稳定', 45, 25),
  block('plastic-part', '整机厂扩能后就近注塑用地约80亩未落实', 125, -28),
  block('plastic-part', '喷涂线挥发性有机物总量指标待调剂', 88, 8),
  block('smart-home-controller', '贴片产线技工流失，夜班开不满', 105, -12),
  block('smart-home-controller', '主控芯片由客户指定单一来源，交期不稳', 60, 35),
  block('chlor-alkali', '园区蒸汽管网检修期供汽不足，装置降负荷', 90, -18),
  block('chlor-alkali', '液氯下游消纳项目安评未过，限制开工率', 75, 22),
  block('hazardous-waste-treatment', '废盐资源化项目环评周期长，库存逼近上限', 170, -65),
  block('hazardous-waste-treatment', '刚性填埋库容剩余不足一年', 120, -5),
  block('fine-intermediate', '硝化工艺自动化改造验收专家排期滞后', 108, -24),
  block('fine-intermediate', '园区化工项目准入会商未定例会', 58, 16),
  block('cold-chain-logistics', '冷库用电未执行农产品冷链电价', 135, -33),
  block('cold-chain-logistics', '城区冷藏车通行证发放数量不足', 66, 14),
  block('prepared-dish', '中央厨房许可分类不明，跨县配送受阻', 112, -19),
  block('prepared-dish', '净菜清洗废水排放指标不足', 52, 28),
]
