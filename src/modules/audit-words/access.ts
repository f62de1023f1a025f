import type { AuditWords } from './audit-words.ts'

/** What audit entries of access are called. */
export const accessWords = {
  kinds: {
    'access.account': ['账号', 'account'],
    'access.grant': ['授权', 'grant'],
    'access.role': ['角色', 'role'],
    'access.list': ['清单', 'List'],
  },
  actions: {
    'access.account.create': ['开设账号', 'account opened'],
    'access.account.approve': ['批准账号', 'account let in'],
    'access.account.disable': ['停用账号', 'account shut out'],
    'access.account.enable': ['恢复账号', 'account taken back'],
    'access.account.reset': ['重置密码', 'password reset'],
    'access.account.refuseApprove': ['拒绝批准本人账号', 'letting in one’s own account refused'],
    'access.account.refuseDisable': ['拒绝停用本人账号', 'shutting out one’s own account refused'],
    'access.account.refuseReset': ['拒绝重置本人密码', 'resetting one’s own password refused'],
    'access.grant.give': ['授予角色', 'role given'],
    'access.grant.end': ['终止授权', 'grant ended'],
    'access.grant.hold': ['授权待确认', 'grant held until confirmed'],
    'access.grant.confirm': ['确认授权', 'grant confirmed'],
    'access.grant.refuseGive': ['拒绝给本人授权', 'giving a role to oneself refused'],
    'access.grant.refuseEnd': ['拒绝终止本人授权', 'ending one’s own grant refused'],
    'access.role.install': ['装载角色', 'role loaded'],
    'access.account.export': ['导出账号清单', 'Accounts exported'],
    'access.right.refuse': ['越权操作被拒绝', 'an act without the right refused'],
  },
} as const satisfies AuditWords
