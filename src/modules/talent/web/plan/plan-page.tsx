import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { useColumnOptions } from '#web/columns/column-words.ts'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Section } from '#web/ui/section.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { planList, planTable } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { talentQueries } from '../queries.ts'
import { planSearch } from '../search.ts'
import { PlanDrawer } from './plan-drawer.tsx'
import { NewPlanLine } from './plan-form.tsx'
import { PlanProgressSection } from './plan-progress.tsx'

const thisYear = () => String(new Date().getFullYear())

/** Targets of the talent plan and what was reached: the city first, then every region. */
export function PlanPage() {
  const { t } = useTranslation('talent')
  const phone = usePhone()
  const [search, setSearch] = useUrlState(planSearch)
  const [adding, setAdding] = useState(false)
  const year = search.year ?? thisYear()
  const wanted = { year, category: search.category, region: search.region }
  const lines = useQuery(talentQueries.planLines({ ...wanted, ...windowOf(search, 50) }))
  const years = useQuery(talentQueries.planProgress(year)).data?.years ?? []
  const regions = useQuery(directoryQueries.regions()).data ?? []
  const categories = useColumnOptions(planTable.columns.category)
  const change = (values: Partial<typeof search>) => setSearch({ page: undefined, ...values })
  const filter = useListFilters(search, change)
  const add = (
    <Allowed right="talent.plan.edit">
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('plan.add')}
      </Button>
    </Allowed>
  )
  return (
    <div>
      <PageHeader
        title={t('plan.title')}
        sub={t('plan.sub')}
        actions={
          <>
            <ImportButtons object={planTable.object} right="talent.plan.edit" />
            {add}
          </>
        }
      />
      <AreaNav at="plan" />
      <PlanProgressSection year={year} />
      <Section title={t('plan.lines')}>
        <ListTable
          list={planList}
          query={lines}
          search={search}
          setSearch={setSearch}
          selectedKey={search.id ?? null}
          onOpen={(row) => setSearch({ id: row.id })}
          file={{
            right: 'talent.plan.export',
            send: (asked) => api.talent.exportPlanLines({ ...wanted, ...asked }),
          }}
          empty={{ title: t('plan.empty'), text: t('plan.emptyHelp'), action: add }}
          filters={[
            filter.one(
              'year',
              t('plan.year'),
              [...new Set([thisYear(), ...years])]
                .sort()
                .reverse()
                .map((value) => ({ value, label: value })),
            ),
            filter.one('category', t('plan.category'), categories),
            filter.one(
              'region',
              t('plan.region'),
              regions.map(({ code, name }) => ({ value: code, label: name })),
            ),
          ]}
          special={{
            regionCode: {
              phone: 'title',
              render: (row) => (
                <>
                  {row.regionName} {row.isDemo && <Chip>{t('plan.demo')}</Chip>}
                </>
              ),
            },
          }}
        />
      </Section>
      {adding && (
        <Drawer open onClose={() => setAdding(false)} size={phone ? '100%' : 560} title={t('plan.add')}>
          <NewPlanLine
            year={year}
            onClose={() => setAdding(false)}
            onDone={(id) => {
              setAdding(false)
              setSearch({ id })
            }}
          />
        </Drawer>
      )}
      {search.id !== undefined && (
        <PlanDrawer key={search.id} id={search.id} onClose={() => setSearch({ id: undefined })} />
      )}
    </div>
  )
}
