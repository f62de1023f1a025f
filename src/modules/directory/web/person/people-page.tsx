import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Drawer, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type Person, personList } from '../../contract/person.ts'
import { personTable } from '../../contract/person-table.ts'
import { directoryQueries } from '../queries.ts'
import { peopleSearch } from '../search.ts'
import { OrganisationSelect } from '../selects.tsx'
import styles from './people.module.css'
import { NewPersonForm } from './person-form.tsx'
import { TermFiles } from './term-files.tsx'

/** People by organisation, name, post and state of service; the filter lives in the URL. */
export function PeoplePage() {
  const { t } = useTranslation('directory')
  const go = useGo()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(peopleSearch)
  const [adding, setAdding] = useState(false)
  const wanted = {
    query: search.query,
    post: search.post,
    organisation: search.organisation,
    below: search.own !== true,
    state: search.state ?? ('active' as const),
  }
  const people = useQuery(directoryQueries.people({ ...wanted, ...windowOf(search, 20) }))
  const filters = usePeopleFilters()
  const add = (
    <Allowed right="directory.person.edit">
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('person.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('person.list')}
        sub={t('person.listSub')}
        back={{ href: paths.organisations(), label: t('person.toOrganisations') }}
        actions={
          <>
            <ImportButtons object={personTable.object} right="directory.person.edit" />
            <TermFiles />
            {add}
          </>
        }
      />
      <ListTable
        list={personList}
        query={people}
        search={search}
        setSearch={setSearch}
        filters={filters}
        onOpen={(row) => go(paths.person(row.id))}
        file={{
          right: 'directory.person.export',
          send: (asked) => api.directory.exportPeople({ ...wanted, ...asked }),
        }}
        empty={{ title: t('person.empty'), text: t('person.emptyHelp'), action: add }}
        special={{
          name: { phone: 'title', render: (row) => <NameCell person={row} /> },
          post: { render: (row) => <PostsCell person={row} /> },
          email: { phone: 'hide' },
          staffNo: { phone: 'hide' },
        }}
      />
      {adding && (
        <Drawer open onClose={() => setAdding(false)} size={phone ? '100%' : 520} title={t('person.add')}>
          <NewPersonForm orgId={search.organisation ?? null} onClose={() => setAdding(false)} />
        </Drawer>
      )}
    </div>
  )
}

function usePeopleFilters() {
  const { t } = useTranslation('directory')
  const [search, setSearch] = useUrlState(peopleSearch)
  const change = (values: Partial<typeof search>) => setSearch({ page: undefined, ...values })
  const filter = useListFilters(search, change)
  const organisations = useQuery(directoryQueries.organisations()).data ?? []
  const unit = organisations.find((one) => one.id === search.organisation)?.name ?? search.organisation
  return [
    filter.text('query', t('person.search')),
    filter.text('post', t('person.searchPost')),
    filter.own(
      'organisation',
      t('person.organisation'),
      unit ?? null,
      <OrganisationSelect
        allowClear
        className={styles.organisation}
        placeholder={t('person.organisation')}
        value={search.organisation}
        onChange={(organisation) =>
          change({ organisation: organisation ?? undefined, ...(organisation ? {} : { own: undefined }) })
        }
      />,
    ),
    filter.own(
      'state',
      t('person.state'),
      search.state === undefined ? null : t(`person.states.${search.state}`),
      <Select
        aria-label={t('person.state')}
        value={search.state ?? 'active'}
        options={(['active', 'left', 'all'] as const).map((state) => ({
          value: state,
          label: t(`person.states.${state}`),
        }))}
        onChange={(state: 'active' | 'left' | 'all') =>
          change({ state: state === 'active' ? undefined : state })
        }
      />,
    ),
    ...(search.organisation
      ? [
          {
            key: 'own',
            words: search.own ? t('person.ownOnly') : null,
            control: (
              <Checkbox
                className={styles.own}
                checked={search.own ?? false}
                onChange={(event) => change({ own: event.target.checked ? true : undefined })}
              >
                {t('person.ownOnly')}
              </Checkbox>
            ),
          },
        ]
      : []),
  ]
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
