import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import type { Person } from '../../contract/person.ts'
import { personTable } from '../../contract/person-table.ts'
import filters from '../enterprises.module.css'
import { directoryQueries } from '../queries.ts'
import { peopleSearch } from '../search.ts'
import { OrganisationSelect } from '../selects.tsx'
import styles from './people.module.css'
import { NewPersonForm } from './person-form.tsx'

/** People by organisation, name, post and state of service; the filter lives in the URL. */
export function PeoplePage() {
  const { t } = useTranslation('directory')
  const go = useGo()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(peopleSearch)
  const [adding, setAdding] = useState(false)
  const people = useQuery(
    directoryQueries.people({
      query: search.query,
      post: search.post,
      organisation: search.organisation,
      below: search.own !== true,
      state: search.state ?? 'active',
      page: search.page ?? 1,
    }),
  )
  const clear = () =>
    setSearch({
      query: undefined,
      post: undefined,
      organisation: undefined,
      own: undefined,
      state: undefined,
      page: undefined,
    })
  return (
    <div>
      <PageHeader
        title={t('person.list')}
        sub={t('person.listSub')}
        back={{ href: paths.organisations(), label: t('person.toOrganisations') }}
        actions={
          <>
            <ImportButtons object={personTable.object} right="directory.person.edit" />
            <Allowed right="directory.person.edit">
              <Button type="primary" onClick={() => setAdding(true)}>
                {t('person.add')}
              </Button>
            </Allowed>
          </>
        }
      />
      <Filters />
      <QueryView query={people} rows={10}>
        {(data) => (
          <DataTable
            label={t('person.list')}
            rows={data.items}
            rowKey={(row) => row.id}
            onOpen={(row) => go(paths.person(row.id))}
            paging={{ ...data, onChange: (page) => setSearch({ page }) }}
            empty={
              <EmptyState
                title={t('person.empty')}
                text={t('person.emptyHelp')}
                action={<Button onClick={clear}>{t('person.clear')}</Button>}
              />
            }
            columns={[
              {
                key: 'name',
                title: t('person.field.name'),
                phone: 'title',
                render: (row) => <NameCell person={row} />,
              },
              { key: 'organisation', title: t('person.field.orgId'), render: (row) => row.orgName },
              { key: 'posts', title: t('person.field.posts'), render: (row) => <PostsCell person={row} /> },
              { key: 'phone', title: t('person.field.phone'), render: (row) => row.phone ?? '—' },
              {
                key: 'email',
                title: t('person.field.email'),
                phone: 'hide',
                render: (row) => row.email ?? '—',
              },
              {
                key: 'staffNo',
                title: t('person.field.staffNo'),
                phone: 'hide',
                render: (row) => row.staffNo ?? '—',
              },
            ]}
          />
        )}
      </QueryView>
      {adding && (
        <Drawer open onClose={() => setAdding(false)} size={phone ? '100%' : 520} title={t('person.add')}>
          <NewPersonForm orgId={search.organisation ?? null} onClose={() => setAdding(false)} />
        </Drawer>
      )}
    </div>
  )
}

function Filters() {
  const { t } = useTranslation('directory')
  const [search, setSearch] = useUrlState(peopleSearch)
  const filter = (change: Partial<typeof search>) => setSearch({ ...change, page: undefined })
  return (
    <search className={`${filters.filters} no-print`}>
      {(['query', 'post'] as const).map((key) => {
        const label = t(key === 'query' ? 'person.search' : 'person.searchPost')
        return (
          <Input.Search
            key={`${key} ${search[key] ?? ''}`}
            className={filters.choice}
            allowClear
            placeholder={label}
            aria-label={label}
            defaultValue={search[key]}
            onSearch={(words) => filter({ [key]: words || undefined })}
          />
        )
      })}
      <OrganisationSelect
        allowClear
        className={styles.organisation}
        placeholder={t('person.organisation')}
        value={search.organisation}
        onChange={(organisation) =>
          filter({ organisation: organisation ?? undefined, ...(organisation ? {} : { own: undefined }) })
        }
      />
      <Select
        className={filters.choice}
        aria-label={t('person.state')}
        value={search.state ?? 'active'}
        options={(['active', 'left', 'all'] as const).map((state) => ({
          value: state,
          label: t(`person.states.${state}`),
        }))}
        onChange={(state: 'active' | 'left' | 'all') =>
          filter({ state: state === 'active' ? undefined : state })
        }
      />
      {search.organisation && (
        <Checkbox
          className={styles.own}
          checked={search.own ?? false}
          onChange={(event) => filter({ own: event.target.checked ? true : undefined })}
        >
          {t('person.ownOnly')}
        </Checkbox>
      )}
    </search>
  )
}

function NameCell({ person }: { person: Person }) {
  const { t } = useTranslation('directory')
  const format = useFormat()
  return (
    <span className={styles.name}>
      {person.name}
      {person.isDemo && <Chip>{t('person.demoShort')}</Chip>}
      {person.leftOn && (
        <span className={styles.small}>{t('person.left', { day: format.day(person.leftOn) })}</span>
      )}
    </span>
  )
}

function PostsCell({ person }: { person: Person }) {
  const { t } = useTranslation('directory')
  const format = useFormat()
  return person.posts.map((post) => post.title).join(format.comma) || t('person.noPost')
}
