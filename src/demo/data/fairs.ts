/** A fair of the invented city: when it is from the day of loading, and what of each need it brought. */
export interface DemoFair {
  title: string
  kind: 'campus' | 'onsite' | 'online' | 'project'
  /** Days from the day of loading to its first day; before it when negative. */
  from: number
  /** How many days it lasts. */
  days: number
  place: string | null
  host: string
  chainCodes: readonly string[]
  state: 'planned' | 'held' | 'cancelled'
  cancelReason: string | null
  /** How many needs were brought, and of which kind. */
  needs: number
  needKind: 'post' | 'technical'
  /** CVs that came for each seat, and how many of a hundred go on at each step after. */
  cvs: number
  goOn: { interviews: number; intentions: number; offers: number; onboard: number }
}

const goOn = { interviews: 46, intentions: 34, offers: 72, onboard: 70 }

/** Places, hosts and figures are invented. */
export const demoFairs: readonly DemoFair[] = [
  {
    title: '“千企百校”校园招聘会（示例理工大学站）',
    kind: 'campus',
    from: -150,
    days: 2,
    place: '示例理工大学体育馆',
    host: '市委组织部、市人社局',
    chainCodes: [],
    state: 'held',
    cancelReason: null,
    needs: 16,
    needKind: 'post',
    cvs: 5,
    goOn,
  },
  {
    title: '光伏产业链人才专场招聘会',
    kind: 'onsite',
    from: -96,
    days: 1,
    place: '市人力资源市场一楼大厅',
    host: '市委人才办、光伏产业链链长办',
    chainCodes: ['pv'],
    state: 'held',
    cancelReason: null,
    needs: 10,
    needKind: 'post',
    cvs: 4,
    goOn: { ...goOn, onboard: 80 },
  },
  {
    title: '长三角高校毕业生线上招聘周',
    kind: 'online',
    from: -58,
    days: 5,
    place: null,
    host: '市人社局',
    chainCodes: [],
    state: 'held',
    cancelReason: null,
    needs: 14,
    needKind: 'post',
    cvs: 9,
    goOn: { interviews: 28, intentions: 24, offers: 70, onboard: 60 },
  },
  {
    title: '企业技术需求与高校院所项目对接会',
    kind: 'project',
    from: -24,
    days: 1,
    place: '市会议中心二楼',
    host: '市委人才办、市科技局',
    chainCodes: [],
    state: 'held',
    cancelReason: null,
    needs: 8,
    needKind: 'technical',
    cvs: 3,
    goOn: { interviews: 80, intentions: 50, offers: 50, onboard: 0 },
  },
  {
    title: '产业技能人才现场招聘会',
    kind: 'onsite',
    from: 18,
    days: 1,
    place: '市人力资源市场广场',
    host: '市人社局、市总工会',
    chainCodes: [],
    state: 'planned',
    cancelReason: null,
    needs: 12,
    needKind: 'post',
    cvs: 0,
    goOn,
  },
  {
    title: '示例工程学院校园双选会',
    kind: 'campus',
    from: -10,
    days: 1,
    place: '示例工程学院学生活动中心',
    host: '市委组织部',
    chainCodes: ['pv'],
    state: 'cancelled',
    cancelReason: '校方调整教学安排，改期另行通知',
    needs: 0,
    needKind: 'post',
    cvs: 0,
    goOn,
  },
]
