import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed, useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { useEntries } from '#web/columns/dictionaries.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { rare, useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { consentStates, profileList, profileShown } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { talentQueries } from '../queries.ts'
import { profileSearch } from '../search.ts'
import { ConsentMark } from './consent-mark.tsx'
import { ProfileDrawer } from './profile-drawer.tsx'
import { NewProfile } from './profile-form.tsx'

const states = ['kept', 'active', 'paused', 'erased', 'all'] as const

/** People who may fill needs, by chain, node, skill and consent; one beside the list. */
export function PeoplePage() {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const phone = usePhone()
  const may = useMay()
  const [search, setSearch] = useUrlState(profileSearch)
  const [adding, setAdding] = useState(false)
  const { query, chain, node, category, talentGroup, education, skill, consent } = search
  const wanted = {
    query,
    chain,
    node,
    category,
    talentGroup,
    education,
    skill,
    consent,
    state: search.state ?? ('kept' as const),
  }
  const people = useQuery(talentQueries.profiles({ ...wanted, ...windowOf(search, 50) }))
  const change = (values: Partial<typeof search>) => setSearch({ page: undefined, ...values })
  const filter = useListFilters(search, change)
  const words = useColumnWords(profileShown)
  const entries = useEntries(['chains.chain', 'chains.node', 'talent.skill'])
  const add = (
    <Allowed right="talent.profile.edit">
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('profile.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('profile.title')}
        sub={t('profile.sub')}
        actions={
          <>
            <ImportButtons object={profileShown.object} right="talent.profile.edit" />
            {add}
          </>
        }
      />
      <AreaNav at="people" />
      <ListTable
        list={profileList}
        query={people}
        search={search}
        setSearch={setSearch}
        selectedKey={search.id ?? null}
        onOpen={(row) => setSearch({ id: row.id })}
        file={{
          right: 'talent.profile.export',
          send: (asked) => api.talent.exportProfiles({ ...wanted, ...asked }),
        }}
        empty={{ title: t('profile.empty'), text: t('profile.emptyHelp'), action: add }}
        filters={[
          filter.text('query', t(may('talent.profile.identify') ? 'profile.search' : 'profile.searchMasked')),
          filter.one('chain', t('profile.chain'), entries['chains.chain'] ?? []),
          filter.one(
            'consent',
            t('profile.consent'),
            consentStates.map((value) => ({ value, label: t(`profile.consentStates.${value}`) })),
          ),
          filter.many('category', words.title('category'), words.options('category')),
          filter.one('skill', t('profile.skill'), entries['talent.skill'] ?? []),
          rare(filter.one('node', t('profile.node'), entries['chains.node'] ?? [])),
          rare(filter.many('talentGroup', words.title('talentGroup'), words.options('talentGroup'))),
          rare(filter.many('education', words.title('education'), words.options('education'))),
          rare(
            filter.own(
              'state',
              t('state'),
              search.state === undefined ? null : t(`profile.states.${search.state}`),
              <Select
                aria-label={t('state')}
                value={search.state ?? 'kept'}
                options={states.map((one) => ({ value: one, label: t(`profile.states.${one}`) }))}
                onChange={(one: (typeof states)[number]) =>
                  change({ state: one === 'kept' ? undefined : one })
                }
              />,
            ),
          ),
        ]}
        special={{
          name: {
            phone: 'title',
            render: (row) => (
              <>
                {row.name} {row.state === 'paused' && <Chip>{t('profile.states.paused')}</Chip>}{' '}
                {row.isDemo && <Chip>{t('profile.demo')}</Chip>}
              </>
            ),
          },
          employer: { render: (row) => row.employer ?? row.enterpriseName ?? '—' },
          consentUntilOn: {
            render: (row) => (
              <>
                <ConsentMark state={row.consentState} />{' '}
                {row.consentUntilOn && format.day(row.consentUntilOn)}
              </>
            ),
          },
        }}
      />
      {adding && (
        <Drawer open onClose={() => setAdding(false)} size={phone ? '100%' : 680} title={t('profile.add')}>
          <NewProfile
            onClose={() => setAdding(false)}
            onDone={(id) => {
              setAdding(false)
              setSearch({ id })
            }}
          />
        </Drawer>
      )}
      {search.id !== undefined && (
        <ProfileDrawer key={search.id} id={search.id} onClose={() => setSearch({ id: undefined })} />
      )}
    </div>
  )
}
