import type { DocumentKind } from '../model.ts'
import { classPaperSamples } from './sample-class-papers.ts'

const paragraph =
  '各单位要围绕重点产业链，逐项梳理断点、堵点和卡点，明确牵头单位、责任人和完成时限，实行清单化管理、项目化推进、闭环式落实。'

const common = {
  number: '示组通〔2023〕12号',
  recipients: ['各县（市、区）委组织部', '市直有关单位'],
  issuer: '中共示例市委组织部',
  date: '2023-06-15',
  seal: true,
  note: '联系人：组织部干部教育科',
  copiesTo: ['市委办公室', '市政府办公室'],
  printOrgan: '中共示例市委组织部办公室',
  printOn: '2023-06-15',
}

/** Invented data to show a template with. */
export const sampleData: Record<DocumentKind, Record<string, unknown>> = {
  notice: {
    ...common,
    mark: '中共示例市委组织部文件',
    title: '关于举办全市产业链专班干部能力提升培训班的通知',
    body: `为提升产业链专班干部的专业能力，经研究，决定举办培训班。现将有关事项通知如下。\n一、培训对象\n各产业链专班负责同志和业务骨干。\n二、培训安排\n（一）培训时间。2023年6月26日至30日，共5天。\n（二）培训内容\n1.产业链图谱与诊断。${paragraph}\n2.政策与服务。${paragraph}\n三、有关要求\n${paragraph}`,
    quotas: [
      { unit: '甲县委组织部', count: '4' },
      { unit: '乙区委组织部', count: '4' },
      { unit: '经济技术开发区', count: '6' },
    ],
    replySlip: true,
  },
  bulletin: {
    ...common,
    mark: '示例市重点产业链专班办公室文件',
    title: '关于2023年第二季度重点产业链工作情况的通报',
    body: `现将2023年第二季度重点产业链工作情况通报如下。\n一、总体情况\n${paragraph}\n二、位次`,
    ranking: [
      { rank: '1', name: '光伏产业链', score: '92.5', remark: '两个堵点按期疏通' },
      { rank: '2', name: '半导体产业链', score: '90.0', remark: '新增一处备选配套' },
    ],
  },
  minutes: {
    ...common,
    mark: '专题会议纪要',
    number: '第12期',
    recipients: [],
    title: '光伏产业链调度会议纪要',
    heldOn: '2023-06-14',
    place: '市行政中心',
    host: '市领导某某',
    body: paragraph,
    decisions: [
      { text: '关于光伏玻璃配套。', owner: '市工业和信息化局', due: '2023年7月底' },
      { text: '关于专业人才引进。', owner: '市委组织部', due: '2023年8月底' },
    ],
    attendees: '甲某、乙某、丙某',
    guests: '丁某',
  },
  request: {
    ...common,
    number: '示组〔2023〕6号',
    mark: '中共示例市委组织部文件',
    recipients: ['市委'],
    signatory: '某某',
    title: '关于安排产业链专班培训经费的请示',
    body: `${paragraph}\n为此，恳请安排培训经费20万元。`,
  },
  letter: {
    ...common,
    mark: '中共示例市委组织部',
    number: '示组函〔2023〕8号',
    recipients: ['某某大学'],
    title: '关于商请选派专家授课的函',
    body: `${paragraph}\n请于6月20日前函复。`,
  },
  supervisionSlip: {
    ...common,
    mark: '示例市重点产业链督办单',
    number: '示链督〔2023〕3号',
    recipients: [],
    title: '关于光伏玻璃配套不足问题的督办单',
    matter: '光伏玻璃本地配套不足，两家组件企业依赖市外单一供应商。',
    origin: '光伏产业链调度会议',
    lead: '市工业和信息化局',
    assist: '市投资促进局',
    dueOn: '2023-07-31',
    requirement: '提出两家以上备选供应商，并与企业对接。',
  },
  roster: {
    ...common,
    number: null,
    recipients: [],
    seal: false,
    copiesTo: [],
    printOrgan: null,
    note: null,
    title: '产业链专班干部能力提升培训班学员名册',
    people: Array.from({ length: 30 }, (_, index) => ({
      name: `学员${index + 1}`,
      org: index % 2 === 0 ? '甲县委组织部' : '乙区发展和改革委员会',
      post: '科长',
      remark: '',
    })),
  },
  ...classPaperSamples,
}
