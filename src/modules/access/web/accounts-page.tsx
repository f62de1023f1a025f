import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type Account, type AccountWithPassword, accountStates } from '../contract.ts'
import styles from './access.module.css'
import { AccountDrawer } from './account-drawer.tsx'
import { NewAccountDrawer } from './new-account-drawer.tsx'
import { PasswordDialog } from './password-dialog.tsx'
import { accessQueries } from './queries.ts'
import { accountSearch } from './search.ts'
import { StateChip } from './state-chip.tsx'
import { useAccessWords } from './words.ts'

const pageSize = 20
/** Accounts with their roles; one is opened in a drawer, and new ones are opened here. */
export function AccountsPage() {
  const { t } = useTranslation('access')
  const format = useFormat()
  const words = useAccessWords()
  const may = useMay()
  const [search, setSearch] = useUrlState(accountSearch)
  const [adding, setAdding] = useState(false)
  const [handOver, setHandOver] = useState<AccountWithPassword | null>(null)
  const roles = useQuery(accessQueries.roles()).data ?? []
  const accounts = useQuery(
    accessQueries.accounts({
      query: search.query,
      state: search.state === 'held' ? undefined : search.state,
      held: search.state === 'held' ? true : undefined,
      role: search.role,
      page: search.page ?? 1,
      pageSize,
    }),
  )
  const filter = (change: Partial<typeof search>) => setSearch({ ...change, page: undefined })
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
  return (
    <div>
      <PageHeader
        title={t('list.title')}
        sub={t('list.sub')}
        actions={
          may('access.account.create') && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('list.add')}
            </Button>
          )
        }
      />
      <search className={`${styles.filters} no-print`}>
        <Input.Search
          key={search.query ?? ''}
          allowClear
          defaultValue={search.query}
          placeholder={t('list.search')}
          aria-label={t('list.search')}
          className={styles.query}
          onSearch={(query) => filter({ query: query === '' ? undefined : query })}
        />
        <Select
          allowClear
          className={styles.choice}
          placeholder={t('list.state')}
          aria-label={t('list.state')}
          value={search.state}
          options={[
            ...accountStates.map((state) => ({ value: state, label: t(`state.${state}`) })),
            { value: 'held' as const, label: t('list.held') },
          ]}
          onChange={(state: typeof search.state) => filter({ state })}
        />
        <Select
          allowClear
          className={styles.choice}
          placeholder={t('list.role')}
          aria-label={t('list.role')}
          value={search.role}
          options={roles.map((role) => ({ value: role.code, label: words.role(role) }))}
          onChange={(role: string | undefined) => filter({ role })}
        />
      </search>
      <QueryView query={accounts} rows={10}>
        {(data) => (
          <DataTable
            label={t('list.title')}
            rows={data.items}
            rowKey={(row) => row.id}
            selectedKey={search.account ?? null}
            onOpen={(row) => setSearch({ account: row.id }, { push: true })}
            paging={{ ...data, onChange: (page) => setSearch({ page }) }}
            empty={
              <EmptyState
                title={t('list.empty')}
                text={t('list.emptyHelp')}
                action={
                  <Button onClick={() => filter({ query: undefined, state: undefined, role: undefined })}>
                    {t('list.clear')}
                  </Button>
                }
              />
            }
            columns={[
              { key: 'name', title: t('list.name'), render: (row) => row.name, phone: 'title' },
              { key: 'username', title: t('list.username'), render: (row) => row.username },
              { key: 'state', title: t('list.state'), render: (row) => <StateChip account={row} /> },
              { key: 'roles', title: t('list.role'), render: rolesOf },
              {
                key: 'org',
                title: t('list.org'),
                render: (row) => row.orgName ?? <span className={styles.faint}>{t('list.noOrg')}</span>,
              },
              {
                key: 'created',
                title: t('list.created'),
                render: (row) => format.day(row.createdAt),
                phone: 'hide',
              },
            ]}
          />
        )}
      </QueryView>
      {adding && (
        <NewAccountDrawer
          onClose={() => setAdding(false)}
          onOpened={(opened) => {
            setAdding(false)
            setHandOver(opened)
          }}
        />
      )}
      {search.account !== undefined && (
        <AccountDrawer
          id={search.account}
          known={accounts.data?.items.find((row) => row.id === search.account) ?? null}
          onClose={() => setSearch({ account: undefined })}
          onReset={setHandOver}
        />
      )}
      {handOver && <PasswordDialog handOver={handOver} onClose={() => setHandOver(null)} />}
    </div>
  )
}
