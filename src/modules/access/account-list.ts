import { describeList } from '#platform/list/description.ts'
import type { Account } from './contract.ts'

const states = {
  pending: { zh: '待批准', en: 'pending' },
  active: { zh: '启用', en: 'active' },
  disabled: { zh: '停用', en: 'disabled' },
} satisfies Record<Account['state'], object>

/** The accounts, as administrators look through them. */
export const accountList = describeList<Account>()({
  object: 'access.account',
  title: { zh: '账号', en: 'Accounts' },
  sorts: ['name', 'username', 'state', 'org', 'created', 'approved'],
  columns: {
    name: { title: { zh: '姓名', en: 'Name' }, kind: 'text', usual: true, value: (row) => row.name },
    username: {
      title: { zh: '用户名', en: 'User name' },
      kind: 'text',
      usual: true,
      value: (row) => row.username,
    },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      usual: true,
      value: (row) => states[row.state],
    },
    roles: {
      title: { zh: '角色', en: 'Roles' },
      kind: 'text',
      usual: true,
      value: (row) => row.roles.map(({ name }) => name).join('、') || null,
    },
    org: {
      title: { zh: '单位', en: 'Organisation' },
      kind: 'text',
      usual: true,
      value: (row) => row.orgName,
    },
    created: {
      title: { zh: '开设日期', en: 'Opened' },
      kind: 'instant',
      usual: true,
      value: (row) => row.createdAt,
    },
    approved: {
      title: { zh: '批准时间', en: 'Approved' },
      kind: 'instant',
      usual: false,
      value: (row) => row.approvedAt,
    },
    disabledReason: {
      title: { zh: '停用原因', en: 'Why disabled' },
      kind: 'text',
      usual: false,
      value: (row) => row.disabledReason,
    },
  },
})
