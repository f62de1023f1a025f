import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type Account, type AccountWithPassword, accountList, accountStates } from '../contract.ts'
import styles from './access.module.css'
import { AccountDrawer } from './account-drawer.tsx'
import { NewAccountDrawer } from './new-account-drawer.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { accessQueries } from './queries.ts'
import { accountSearch } from './search.ts'
import { StateChip } from './state-chip.tsx'
import { useAccessWords } from './words.ts'

/** Accounts with their roles; one is opened in a drawer, and new ones are opened here. */
export function AccountsPage() {
  const { t } = useTranslation('access')
  const format = useFormat()
  const words = useAccessWords()
  const may = useMay()
  const [{ account: opened, ...search }, setSearch] = useUrlState(accountSearch)
  const [adding, setAdding] = useState(false)
  const [handOver, setHandOver] = useState<AccountWithPassword | null>(null)
  const roles = useQuery(accessQueries.roles()).data ?? []
  const wanted = {
    query: search.query,
    state: search.state === 'held' ? undefined : search.state,
    held: search.state === 'held' ? true : undefined,
    role: search.role,
  }
  const accounts = useQuery(accessQueries.accounts({ ...wanted, ...windowOf(search, 20) }))
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
  const rolesOf = (account: Account) => (
    <>
      {account.roles.length === 0 ? (
        <span className={styles.faint}>{t('list.noRole')}</span>
      ) : (
        account.roles.map(words.role).join(format.comma)
      )}{' '}
      {account.heldGrants > 0 && <Chip tone="alert">{t('list.held')}</Chip>}
    </>
  )
  const add = may('access.account.create') && (
    <Button type="primary" onClick={() => setAdding(true)}>
      {t('list.add')}
    </Button>
  )
  return (
    <div>
      <PageHeader title={t('list.title')} sub={t('list.sub')} actions={add} />
      <ListTable
        list={accountList}
        query={accounts}
        search={search}
        setSearch={setSearch}
        selectedKey={opened ?? null}
        file={{
          right: 'access.account.export',
          send: (asked) => api.access.exportAccounts({ ...wanted, ...asked }),
        }}
        onOpen={(row) => setSearch({ account: row.id }, { push: true })}
        empty={{ title: t('list.empty'), text: t('list.emptyHelp'), action: add }}
        filters={[
          filter.text('query', t('list.search')),
          filter.one('state', t('list.state'), [
            ...accountStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
            { value: 'held' as const, label: t('list.held') },
          ]),
          filter.one(
            'role',
            t('list.role'),
            roles.map((role) => ({ value: role.code, label: words.role(role) })),
          ),
        ]}
        special={{
          name: { phone: 'title' },
          state: { render: (row) => <StateChip account={row} /> },
          roles: { render: rolesOf },
          org: { render: (row) => row.orgName ?? <span className={styles.faint}>{t('list.noOrg')}</span> },
          created: { phone: 'hide', render: (row) => format.day(row.createdAt) },
        }}
      />
      {adding && (
        <NewAccountDrawer
          onClose={() => setAdding(false)}
          onOpened={(account) => {
            setAdding(false)
            setHandOver(account)
          }}
        />
      )}
      {opened !== undefined && (
        <AccountDrawer
          id={opened}
          known={accounts.data?.items.find((row) => row.id === opened) ?? null}
          onClose={() => setSearch({ account: undefined })}
          onReset={setHandOver}
        />
      )}
      {handOver && <PasswordDialog handOver={handOver} onClose={() => setHandOver(null)} />}
    </div>
  )
}
