/** Words of the papers of a class. */
export const papersZh = {
  title: '材料',
  note: '按公文格式生成，可下载 Word、PDF，表格类材料可下载 Excel；下载记入操作记录',
  paper: {
    notice: '培训通知',
    quotaTable: '名额分配表',
    replySlip: '报名回执',
    roster: '学员名册',
    signInSheet: '签到表',
  },
  about: {
    notice: '附名额分配表、报名回执和课程安排表',
    quotaTable: '各单位名额',
    replySlip: '空白回执，或填好某单位已报人员',
    roster: '按单位错开分组，电话默认隐去',
    signInSheet: '按日打印，上午、下午各签一次',
  },
  make: '生成',
  missing: {
    notApproved: '班次批准后可生成',
    noQuota: '尚未分配名额',
    noTrainees: '尚未确定学员',
  },
  format: '格式',
  formats: { docx: 'Word', pdf: 'PDF', xlsx: 'Excel' },
  number: '发文字号',
  numberHelp: '不填则不带红头。如：滁组通〔2023〕12号。',
  contact: '联系人及电话',
  replyBy: '回执报送截止',
  unit: '填好哪个单位的人员',
  unitBlank: '空白回执',
  unitOption: '{{name}}（名额 {{seats}}，已报 {{nominated}}）',
  on: '日期',
  groups: '分组数',
  groupsHelp: '不填则每组约 10 人；同一单位的学员分到不同组。',
  clearPhones: '显示完整电话',
  phoneReason: '需要完整电话的理由',
  download: '下载',
}

/** Why a paper was not made. */
export const papersErrorsZh = {
  'training.paper.notApproved': '班次尚未批准，或已不举办，不能发通知。',
  'training.paper.noQuota': '尚未给各单位分配名额。',
  'training.paper.unitWithoutSeats': '该单位在本班次没有名额。',
  'training.paper.noTrainees': '尚未确定学员。',
  'training.paper.notTaughtOn': '{{day}} 没有课程安排。',
  'training.paper.noWorkbook': '通知不能生成 Excel，请选择 Word 或 PDF。',
}
