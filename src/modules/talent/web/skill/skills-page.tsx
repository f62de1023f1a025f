import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useEntries } from '#web/columns/dictionaries.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { skillList, skillTable } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { talentQueries } from '../queries.ts'
import { skillSearch } from '../search.ts'
import { SkillDrawer } from './skill-drawer.tsx'
import { NewSkill } from './skill-form.tsx'

const states = ['inUse', 'retired', 'all'] as const

/** The skills in which needs and people are told, with the words that mean them. */
export function SkillsPage() {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(skillSearch)
  const [adding, setAdding] = useState(false)
  const wanted = {
    query: search.query,
    chain: search.chain,
    under: search.under,
    state: search.state ?? ('inUse' as const),
  }
  const skills = useQuery(talentQueries.skills({ ...wanted, ...windowOf(search, 50) }))
  const change = (values: Partial<typeof search>) => setSearch({ page: undefined, ...values })
  const filter = useListFilters(search, change)
  const entries = useEntries(['chains.chain', 'talent.skill'])
  const add = (
    <Allowed right="talent.skill.edit">
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('skill.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('skill.title')}
        sub={t('skill.sub')}
        actions={
          <>
            <ImportButtons object={skillTable.object} right="talent.skill.edit" />
            {add}
          </>
        }
      />
      <AreaNav at="skills" />
      <ListTable
        list={skillList}
        query={skills}
        search={search}
        setSearch={setSearch}
        selectedKey={search.id ?? null}
        onOpen={(row) => setSearch({ id: row.id })}
        file={{
          right: 'talent.skill.export',
          send: (asked) => api.talent.exportSkills({ ...wanted, ...asked }),
        }}
        empty={{ title: t('skill.empty'), text: t('skill.emptyHelp'), action: add }}
        filters={[
          filter.text('query', t('skill.search')),
          filter.one('chain', t('skill.chain'), entries['chains.chain'] ?? []),
          filter.one('under', t('skill.under'), entries['talent.skill'] ?? []),
          filter.own(
            'state',
            t('state'),
            search.state === undefined ? null : t(`states.${search.state}`),
            <Select
              aria-label={t('state')}
              value={search.state ?? 'inUse'}
              options={states.map((one) => ({ value: one, label: t(`states.${one}`) }))}
              onChange={(one: (typeof states)[number]) =>
                change({ state: one === 'inUse' ? undefined : one })
              }
            />,
          ),
        ]}
        special={{
          name: {
            phone: 'title',
            render: (row) => (
              <>
                {row.name} {row.retired && <Chip>{t('states.retired')}</Chip>}
              </>
            ),
          },
          parentIds: { render: (row) => row.parentNames.join(format.comma) || '—' },
          chainCodes: { render: (row) => row.chainNames.join(format.comma) || t('everyChain') },
        }}
      />
      {adding && (
        <Drawer open onClose={() => setAdding(false)} size={phone ? '100%' : 560} title={t('skill.add')}>
          <NewSkill
            onClose={() => setAdding(false)}
            onDone={(id) => {
              setAdding(false)
              setSearch({ id })
            }}
          />
        </Drawer>
      )}
      {search.id !== undefined && (
        <SkillDrawer key={search.id} id={search.id} onClose={() => setSearch({ id: undefined })} />
      )}
    </div>
  )
}
