import type { Light, ProblemOrigin, ProblemState, Severity, TaskState, TaskVerb } from './terms.ts'

/** Words of workbooks and drafts. The interface has its own labels; a workbook is always in Chinese. */
export const ledgerWords: {
  problemState: Record<ProblemState, string>
  severity: Record<Severity, string>
  origin: Record<ProblemOrigin, string>
  taskState: Record<TaskState, string>
  taskVerb: Record<TaskVerb, string>
  light: Record<Light, string>
} = {
  problemState: {
    registered: '已登记',
    assigned: '已分派',
    planned: '已定对策',
    inProgress: '推进中',
    resolved: '办结待验',
    rated: '企业已评价',
    closed: '已销号',
    returned: '已退回',
    suspended: '已挂起',
    escalated: '已提级',
    merged: '已并入',
  },
  severity: { general: '一般', serious: '较重', urgent: '紧急' },
  origin: {
    gap: '短板诊断',
    fact: '文献事实',
    visit: '走访',
    request: '企业诉求',
    research: '训前调研',
    meeting: '会议',
    own: '自行登记',
  },
  taskState: {
    drafted: '待批准',
    approved: '已批准',
    running: '推进中',
    done: '已完成',
    cancelled: '已取消',
  },
  taskVerb: {
    fill: '补链',
    scale: '壮链',
    strengthen: '强链',
    build: '建链',
    extend: '延链',
    stabilise: '固链',
  },
  light: { green: '绿灯', amber: '黄灯', red: '红灯', grey: '—' },
}
