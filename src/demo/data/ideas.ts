import type { NewIdea } from '#modules/training/contract/index.ts'

/** An idea of the demo city: who handed it in, how many days ago, and what became of it. */
export interface DemoIdea {
  key: string
  by: string
  daysAgo: number
  fields: NewIdea
  /** True where it comes from the first class that was held. */
  fromClass?: true
  /** How far it came; left out, it waits to be taken up. */
  course?:
    | 'underReview'
    | { adopted: string }
    | { notAdopted: string }
    | { mergedInto: string; reason: string }
}

/** Two say much the same and wait; one of two others was merged into the one that was adopted and became a task. */
export const demoIdeas: readonly DemoIdea[] = [
  {
    key: 'shared-lab',
    by: 'expert',
    daysAgo: 40,
    fromClass: true,
    fields: {
      title: '建设光伏玻璃共享检测平台',
      text: '现状：本地光伏玻璃企业的透光率、耐候性检测要送到外地，一次来回十天左右。建议：由龙头企业实验室开放检测能力，财政给予设备补助，按成本价为链上企业检测。预期：检测周期缩短到三天，新产品定型加快。',
      chainCode: 'pv',
      nodeCode: 'pv-glass',
      topics: ['pv-cell-technology'],
    },
    course: {
      adopted: '经研究予以采纳。由链长办牵头，会同龙头企业制定共享检测目录和收费办法，年内投入运行。',
    },
  },
  {
    key: 'shared-lab-again',
    by: 'county',
    daysAgo: 33,
    fields: {
      title: '开放龙头企业实验室为中小企业检测光伏玻璃',
      text: '县里的中小企业没有检测设备，光伏玻璃透光率、耐候性检测要送到外地。建议开放龙头企业实验室，按成本价为链上企业检测。',
      chainCode: 'pv',
      nodeCode: 'pv-glass',
    },
    course: { mergedInto: 'shared-lab', reason: '两条建议内容一致，合并办理。' },
  },
  {
    key: 'night-transport',
    by: 'enterprise-user',
    daysAgo: 25,
    fields: {
      title: '夜间全面放开货车进城',
      text: '建议取消全部货车夜间进城限制，方便企业运输原料和成品，减少中转仓储费用。',
    },
    course: {
      notAdopted:
        '经会商，居住区周边夜间限行涉及噪声管理规定，暂不具备全面放开条件；企业可按现行办法申领通行证，申领事项已并入一窗办理。',
    },
  },
  {
    key: 'labour-monthly',
    by: 'trainee',
    daysAgo: 9,
    fields: {
      title: '按月归集光伏企业用工需求',
      text: '现状：光伏企业用工需求分散在多个部门，同一家企业一个月要报几次。建议：由链长办按月归集光伏企业用工需求，一次填报、部门共用，同步推送给职业院校。',
      chainCode: 'pv',
    },
    course: 'underReview',
  },
  {
    key: 'labour-monthly-again',
    by: 'lead-unit',
    daysAgo: 4,
    fields: {
      title: '建立光伏企业用工需求月度归集机制',
      text: '建议建立光伏企业用工需求月度归集机制，一次填报、部门共用，避免企业重复填报，并推送给职业院校和人力资源服务机构。',
      chainCode: 'pv',
    },
  },
  {
    key: 'project-review',
    by: 'investment',
    daysAgo: 6,
    fields: {
      title: '招商项目洽谈前请行业专家预审技术路线',
      text: '现状：洽谈时对项目技术路线的先进性判断不准。建议：项目立项洽谈前由师资库中的行业专家在三个工作日内出具技术路线预审意见，供会商参考。',
      topics: ['project-negotiation'],
    },
    course: 'underReview',
  },
  {
    key: 'party-branch-tech',
    by: 'instructor',
    daysAgo: 2,
    fields: {
      title: '产业链党组织联合开展技术攻关揭榜',
      text: '建议由产业链党委牵头，组织链上企业党组织联合梳理共性技术难题，面向高校院所张榜，党员技术骨干带头揭榜。',
      chainCode: 'pv',
    },
  },
]
