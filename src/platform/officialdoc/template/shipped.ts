import type { DocumentKind } from '../model.ts'
import { classPapers } from './shipped-class-papers.ts'
import { foot, head } from './shipped-parts.ts'

/** A template that comes with the product. */
export interface ShippedTemplate {
  name: string
  content: string
}

/** One template a kind, in the wording offices use, free of the name of any place or person. */
export const shippedTemplates: Record<DocumentKind, ShippedTemplate> = {
  notice: {
    name: '通知',
    content: `${head}
${foot}
---
{{body}}
{{#if quotas}}
=== 名额分配表
| 序号 | 单位*4 | 名额 |
{{#each quotas}}
| {{@number}} | {{unit}} | {{count}} |
{{/each}}
{{/if}}
{{#if replySlip}}
=== 报名回执
单位（盖章） ::
姓名 ::
职务 ::
联系电话 ::
备注 ::
{{/if}}
`,
  },
  bulletin: {
    name: '通报',
    content: `${head}
${foot}
---
{{body}}
{{#if ranking}}
| 位次 | 名称*3 | 得分 | 说明*3 |
{{#each ranking}}
| {{rank}} | {{name}} | {{score}} | {{remark}} |
{{/each}}
{{/if}}
`,
  },
  minutes: {
    name: '会议纪要',
    content: `${head}
出席：{{attendees}}
请假：{{absent}}
列席：{{guests}}
${foot}
---
{{#if host}}
{{heldOn}}，{{host}}{{#if place}}在{{place}}{{/if}}主持召开会议。现将会议议定事项纪要如下。
{{/if}}
{{body}}
{{#if decisions}}
会议议定以下事项：
{{#each decisions}}
### {{text}}
{{#if owner}}
责任单位：{{owner}}{{#if due}}；完成时限：{{due}}{{/if}}。
{{/if}}
{{/each}}
{{/if}}
`,
  },
  request: {
    name: '请示',
    content: `${head}
签发人：{{signatory}}
${foot}
---
{{body}}
妥否，请批示。
`,
  },
  letter: {
    name: '函',
    content: `${head}
${foot}
---
{{body}}
`,
  },
  supervisionSlip: {
    name: '督办单',
    content: `${head}
${foot}
---
督办事项 :: {{matter}}
{{#if origin}}
事项来源 :: {{origin}}
{{/if}}
牵头单位 :: {{lead}}
{{#if assist}}
配合单位 :: {{assist}}
{{/if}}
办理时限 :: {{dueOn}}
{{#if requirement}}
办理要求 :: {{requirement}}
{{/if}}
办理情况 ::
{{body}}
请于办理时限前将办理情况书面反馈。逾期未能办结的，请说明原因和下一步措施。
`,
  },
  roster: {
    name: '名册',
    content: `${head}
${foot}
---
{{body}}
| 序号 | 姓名*2 | 单位*4 | 职务*3 | 备注*2 |
{{#each people}}
| {{@number}} | {{name}} | {{org}} | {{post}} | {{remark}} |
{{/each}}
`,
  },
  ...classPapers,
}
