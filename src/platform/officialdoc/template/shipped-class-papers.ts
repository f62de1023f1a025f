import { foot, head } from './shipped-parts.ts'

/** Rows for people who are not named beforehand. */
const blankRows = Array.from({ length: 8 }, (_, index) => `| ${index + 1} | | | | | | | |`).join('\n')
const slipHeading = '| 序号 | 姓名*2 | 性别 | 职务*3 | 职级*2 | 手机号码*3 | 食宿要求*2 | 车牌号*2 |'

/** What a unit is asked to send back, for whoever it names. */
const blankSlip = `单位（盖章） ::
联系人及电话 ::
${slipHeading}
${blankRows}
`

/** Papers of a training class. */
export const classPapers = {
  classNotice: {
    name: '培训班通知',
    content: `${head}
${foot}
---
{{opening}}
{{#if purpose}}
# 培训目的
{{purpose}}
{{/if}}
# 时间地点
（一）培训时间。{{days}}，共{{hours}}学时。
{{#if place}}
（二）培训地点。{{place}}。
{{/if}}
{{#if audience}}
# 培训对象
{{audience}}{{#if quotas}}名额分配见附件1。{{/if}}
{{/if}}
# 培训内容
{{#each modules}}
## {{title}}。{{teaching}}
{{/each}}
# 有关要求
（一）认真组织报名。请各单位按名额选派人员{{#if replyBy}}，于{{replyBy}}前报送报名回执{{/if}}。报名回执不填写身份证件号码。
（二）严格培训纪律。学员应当全程参加培训，每半天签到一次。确需请假的，须履行请假手续；累计请假超过总学时七分之一的，按退学处理。
（三）严格执行规定。学员住宿、用餐等按照干部教育培训经费管理有关规定办理，不得安排与培训无关的活动。
{{#if contact}}
# 联系方式
{{contact}}
{{/if}}
{{#if quotas}}
=== 名额分配表
| 序号 | 单位*6 | 名额*2 |
{{#each quotas}}
| {{@number}} | {{unit}} | {{count}} |
{{/each}}
| | 合计 | {{seats}} |
{{/if}}
{{#if replySlip}}
=== 报名回执
${blankSlip}
{{/if}}
{{#if timetable}}
=== 课程安排表
| 日期*4 | 时间*4 | 内容*5 | 授课人*3 | 地点*3 |
{{#each timetable}}
| {{day}} | {{time}} | {{title}} | {{teacher}} | {{place}} |
{{/each}}
{{/if}}
`,
  },
  quotaTable: {
    name: '名额分配表',
    content: `${head}
${foot}
---
{{body}}
| 序号 | 单位*6 | 名额*2 | 备注*2 |
{{#each quotas}}
| {{@number}} | {{unit}} | {{count}} | |
{{/each}}
| | 合计 | {{seats}} | |
`,
  },
  replySlip: {
    name: '报名回执',
    content: `${head}
${foot}
---
班次 :: {{classTitle}}
单位（盖章） :: {{unit}}
联系人及电话 ::
${slipHeading}
{{#if people}}
{{#each people}}
| {{@number}} | {{name}} | | {{post}} | | | | |
{{/each}}
| | | | | | | | |
{{else}}
${blankRows}
{{/if}}
说明：
{{#if replyBy}}
1.请于{{replyBy}}前报送。
{{/if}}
2.性别、职级、手机号码、食宿要求和车牌号由单位填写；不填写身份证件号码。
{{#if contact}}
3.报送联系人：{{contact}}。
{{/if}}
`,
  },
  classRoster: {
    name: '学员名册',
    content: `${head}
${foot}
---
{{body}}
| 序号 | 组别*2 | 姓名*2 | 单位*4 | 职务*3 | 联系电话*3 |
{{#each people}}
| {{@number}} | {{group}} | {{name}} | {{org}} | {{post}} | {{phone}} |
{{/each}}
`,
  },
  signInSheet: {
    name: '签到表',
    content: `${head}
${foot}
---
日期 :: {{day}}
{{#if sessions}}
当日安排 :: {{sessions}}
{{/if}}
| 序号*2 | 组别*3 | 姓名*4 | 单位*9 | 上午*4 | 下午*4 | 备注*3 |
{{#each people}}
| {{@number}} | {{group}} | {{name}} | {{org}} | | | |
{{/each}}
`,
  },
}
