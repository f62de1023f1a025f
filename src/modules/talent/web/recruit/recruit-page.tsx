import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { Figure } from '#web/ui/figure.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import {
  anyMajorWords,
  chainOnlyWords,
  type RecruitRow,
  type RecruitSums,
  recruitList,
} from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { type Chain, OfChains, useChainChoice } from '../chain-choice.tsx'
import { Places } from './places.tsx'
import { recruitQueries } from './queries.ts'
import styles from './recruit.module.css'
import { RecruitDrawer } from './recruit-drawer.tsx'
import { recruitSearch } from './search.ts'

/** Which majors a chain asks for, beside where how many graduate. */
export function RecruitPage() {
  const { t } = useTranslation('talent')
  return (
    <div>
      <PageHeader title={t('recruit.title')} sub={t('recruit.sub')} />
      <AreaNav at="recruit" />
      <OfChains>{(chains) => <MapOfChain chains={chains} />}</OfChains>
    </div>
  )
}

const known = (value: number | null) => (value === null ? '—' : formatNumber(value))

function MapOfChain({ chains }: { chains: readonly Chain[] }) {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(recruitSearch)
  const change = (values: Partial<typeof search>) => setSearch({ page: undefined, row: undefined, ...values })
  const { chain, choice } = useChainChoice(chains, search.chain, (code) => change({ chain: code }))
  const wanted = {
    chainCode: chain.code,
    ...(search.year === undefined ? {} : { year: search.year }),
    only: search.short ? ('short' as const) : ('all' as const),
  }
  const query = useQuery(recruitQueries.map({ ...wanted, ...windowOf(search, phone ? 20 : 100) }))
  const filter = useListFilters(search, change)
  const year = query.data?.year ?? null
  const silent = (row: RecruitRow) =>
    row.silent > 0 && <span className={styles.faint}>{t('recruit.silent', { count: row.silent })}</span>
  return (
    <>
      {query.data && <Sums sums={query.data.sums} year={year} on={query.data.computedOn} />}
      {query.data && year === null && <p className={styles.help}>{t('recruit.noYear')}</p>}
      {query.data && year !== null && <Places places={query.data.places} year={year} />}
      <Section title={t('recruit.rows')}>
        <p className={styles.help}>{t('recruit.help')}</p>
        <ListTable
          list={recruitList}
          query={query}
          search={search}
          setSearch={setSearch}
          selectedKey={search.row ?? null}
          onOpen={(row) => setSearch({ row: row.id })}
          file={{
            right: 'talent.recruit.export',
            send: (asked) => api.talent.exportRecruitMap({ ...wanted, ...asked }),
          }}
          empty={{ title: t('recruit.empty'), text: t('recruit.emptyHelp') }}
          filters={[
            choice,
            filter.own(
              'year',
              t('recruit.year'),
              year,
              <Select
                aria-label={t('recruit.year')}
                placeholder={t('recruit.year')}
                value={year}
                options={(query.data?.years ?? []).map((value) => ({
                  value,
                  label: t('recruit.yearOption', { year: value }),
                }))}
                onChange={(value) => change({ year: value ?? undefined })}
              />,
            ),
            filter.flag('short', t('recruit.short')),
          ]}
          special={{
            node: { render: (row) => row.nodeName ?? <em>{chainOnlyWords[language]}</em> },
            major: {
              phone: 'title',
              render: (row) =>
                row.majorName === null ? (
                  <em>{anyMajorWords[language]}</em>
                ) : (
                  <>
                    {row.majorName} <span className={styles.faint}>{row.majorCode}</span>
                  </>
                ),
            },
            graduates: {
              render: (row) =>
                row.majorCode === null ? (
                  '—'
                ) : (
                  <span className={styles.cell}>
                    {known(row.graduates)}
                    {silent(row)}
                  </span>
                ),
            },
            inCity: { render: (row) => known(row.inCity) },
            inProvince: { render: (row) => known(row.inProvince) },
            elsewhere: { render: (row) => known(row.elsewhere) },
            employedLocal: { render: (row) => known(row.employedLocal) },
            cover: { render: (row) => <Times value={row.cover} /> },
            coverLocal: { render: (row) => <Times value={row.coverLocal} /> },
            institutes: { render: (row) => (row.majorCode === null ? '—' : row.institutes) },
            silent: { render: (row) => (row.majorCode === null ? '—' : row.silent) },
          }}
        />
      </Section>
      {search.row !== undefined && (
        <RecruitDrawer
          key={search.row}
          asked={{ chainCode: chain.code, row: search.row, ...(year === null ? {} : { year }) }}
          onClose={() => setSearch({ row: undefined })}
        />
      )}
    </>
  )
}

/** How often supply covers demand; what falls short stands out by weight, not by colour alone. */
function Times({ value }: { value: string | null }) {
  const { t } = useTranslation('talent')
  if (value === null) return '—'
  return (
    <span className={Number(value) < 1 ? styles.short : undefined}>
      {t('recruit.coverTimes', { times: formatNumber(Number(value), 1, 1) })}
    </span>
  )
}

function Sums({ sums, year, on }: { sums: RecruitSums; year: string | null; on: string }) {
  const { t } = useTranslation('talent')
  const people = t('recruit.people')
  const asOf = year === null ? on : t('recruit.yearOption', { year })
  const supply = (['graduates', 'inCity', 'inProvince', 'elsewhere', 'employedLocal'] as const).map(
    (key) => ({
      key,
      value: sums[key] === null ? null : formatNumber(sums[key]),
    }),
  )
  return (
    <div className={styles.figures}>
      <Figure
        size="small"
        label={t('recruit.seats')}
        value={formatNumber(sums.seats)}
        unit={people}
        asOf={on}
      />
      {supply.map(({ key, value }) => (
        <Figure
          key={key}
          size="small"
          label={t(`recruit.${key}`)}
          value={value}
          unit={people}
          asOf={asOf}
          note={key === 'graduates' && sums.silent > 0 && t('recruit.silent', { count: sums.silent })}
        />
      ))}
      {(['cover', 'coverLocal'] as const).map((key) => (
        <Figure
          key={key}
          size="small"
          label={t(`recruit.${key}`)}
          value={
            sums[key] === null
              ? null
              : t('recruit.coverTimes', { times: formatNumber(Number(sums[key]), 1, 1) })
          }
          asOf={asOf}
        />
      ))}
      <Figure
        size="small"
        label={t('recruit.uncovered')}
        value={formatNumber(sums.uncovered)}
        unit={people}
        asOf={on}
      />
      <Figure
        size="small"
        label={t('recruit.anyMajor')}
        value={formatNumber(sums.anyMajor)}
        unit={people}
        asOf={on}
      />
    </div>
  )
}
