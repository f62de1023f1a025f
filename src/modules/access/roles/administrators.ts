import type { RoleData } from './role-data.ts'

/** Three administrators who hold each other in check: none has business data, none does the work of another. */
export const administrators: readonly RoleData[] = [
  {
    code: 'sysAdmin',
    kind: 'administrator',
    name: '系统管理员',
    nameEn: 'System administrator',
    description: '开设、停用、重置账号，维护机构、人员和系统配置；不授权，不接触业务数据。',
    descriptionEn: 'Opens, disables and resets accounts, keeps organisations and settings; gives no rights.',
    needs: [],
    gives: {
      'access.account.read': 'city',
      'access.account.create': 'city',
      'access.account.disable': 'city',
      'access.account.reset': 'city',
      'access.role.read': 'city',
      'directory.organisation.edit': 'city',
      'directory.person.read': 'city',
      'directory.person.edit': 'city',
      'directory.calendar.edit': 'city',
      'platform.webhook.edit': 'city',
      'platform.mailDelivery.read': 'city',
      'platform.mailDelivery.resend': 'city',
    },
  },
  {
    code: 'secAdmin',
    kind: 'administrator',
    name: '安全管理员',
    nameEn: 'Security administrator',
    description: '审批新账号，授予和终止角色，但不给自己；不开设账号，不接触业务数据。',
    descriptionEn: 'Lets accounts in, gives and ends roles, never to himself or herself; opens no accounts.',
    needs: [],
    gives: {
      'access.account.read': 'city',
      'access.account.approve': 'city',
      'access.grant.read': 'city',
      'access.grant.give': 'city',
      'access.role.read': 'city',
    },
  },
  {
    code: 'auditor',
    kind: 'administrator',
    name: '审计管理员',
    nameEn: 'Auditor',
    description: '查阅和校验审计日志；不改动任何内容。',
    descriptionEn: 'Reads and verifies the audit log; changes nothing.',
    needs: [],
    gives: { 'platform.audit.read': 'city', 'platform.audit.verify': 'city' },
  },
]
