const quotas = [
  { unit: '甲县委组织部', count: '4' },
  { unit: '乙区发展和改革委员会', count: '4' },
  { unit: '经济技术开发区管委会', count: '6' },
]
const people = Array.from({ length: 26 }, (_, index) => ({
  group: `第${1 + (index % 3)}组`,
  name: `学员${index + 1}`,
  org: index % 2 === 0 ? '甲县委组织部' : '乙区发展和改革委员会',
  post: '科长',
  phone: '138****0000',
}))
const classTitle = '光伏产业链专题讲座'
const alone = {
  mark: null,
  number: null,
  recipients: [],
  seal: false,
  note: null,
  copiesTo: [],
  printOrgan: null,
  issuer: '中共示例市委组织部',
  date: '2023-06-15',
}

/** Invented data of the papers of a class. */
export const classPaperSamples = {
  classNotice: {
    ...alone,
    mark: '中共示例市委组织部文件',
    number: '示组通〔2023〕12号',
    recipients: quotas.map(({ unit }) => unit),
    seal: true,
    title: `关于举办${classTitle}的通知`,
    opening: `根据2023年度“8+2”培训计划，经研究，决定举办${classTitle}。现将有关事项通知如下。`,
    purpose: '帮助链上干部把握产业趋势，提升服务产业链的本领。',
    days: '2023年6月26日',
    hours: '8',
    place: '市委党校第一报告厅',
    audience: '光伏产业链专班成员和相关单位业务骨干，共14人。',
    modules: [
      { title: '产业趋势', teaching: '光伏技术路线与产业格局（示例教授）。' },
      { title: '人才与链上党建', teaching: '产业人才政策解读（示例讲师）。' },
    ],
    replyBy: '2023-06-20',
    contact: '联系人：某某，电话：0000-0000000。',
    quotas,
    seats: '14',
    replySlip: true,
    timetable: [
      {
        day: '6月26日（周一）',
        time: '8:30—11:30',
        title: '光伏技术路线与产业格局',
        teacher: '示例教授',
        place: '第一报告厅',
      },
      {
        day: '6月26日（周一）',
        time: '14:00—15:30',
        title: '产业人才政策解读',
        teacher: '示例讲师',
        place: '第一报告厅',
      },
    ],
  },
  quotaTable: { ...alone, title: `${classTitle}名额分配表`, quotas, seats: '14' },
  replySlip: {
    ...alone,
    issuer: null,
    date: null,
    title: `${classTitle}报名回执`,
    classTitle,
    unit: '甲县委组织部',
    people: people.slice(0, 4).map(({ name, post }) => ({ name, post })),
    replyBy: '2023-06-20',
    contact: '某某，0000-0000000',
  },
  classRoster: { ...alone, title: `${classTitle}学员名册`, people },
  signInSheet: {
    ...alone,
    issuer: null,
    date: null,
    title: `${classTitle}签到表`,
    day: '2023-06-26',
    sessions: '上午：光伏技术路线与产业格局；下午：产业人才政策解读',
    people: people.map(({ group, name, org }) => ({ group, name, org })),
  },
}
