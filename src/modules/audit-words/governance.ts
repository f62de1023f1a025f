import type { AuditWords } from './audit-words.ts'

/** What audit entries of governance are called. */
export const governanceWords = {
  kinds: {
    'governance.post': ['任职', 'post'],
    'governance.activity': ['活动', 'activity'],
    'governance.list': ['清单', 'List'],
  },
  actions: {
    'governance.post.assign': ['任职', 'Post assigned'],
    'governance.post.handOver': ['交接', 'Handed over'],
    'governance.post.update': ['更正任职', 'Post corrected'],
    'governance.post.end': ['结束任期', 'Term ended'],
    'governance.post.export': ['导出链长制一览表', 'Roster exported'],
    'governance.post.importReverted': ['撤销导入的任职', 'took back an imported post'],
    'governance.activity.add': ['登记活动', 'Activity recorded'],
    'governance.activity.export': ['导出链长制活动记录', 'Activities exported'],
    'governance.activity.remove': ['删除活动', 'Activity deleted'],
    'governance.activity.restore': ['恢复活动', 'Activity restored'],
    'governance.activity.purge': ['彻底清除活动', 'Activity removed for good'],
    'governance.post.undo': ['撤销任职修改', 'Post change undone'],
  },
} as const satisfies AuditWords
