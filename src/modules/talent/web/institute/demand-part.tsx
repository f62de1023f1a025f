import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { InstituteDemand } from '../../contract/index.ts'
import styles from './institute.module.css'
import { instituteQueries } from './queries.ts'

type Place = InstituteDemand['places'][number]
type Need = InstituteDemand['needs'][number]

/** Which chains and nodes ask for the majors of an institute, and the posts themselves. */
export function DemandPart({ id }: { id: string }) {
  const { t } = useTranslation('talent')
  const demand = useQuery(instituteQueries.demand(id))
  const may = useMay()
  const year = demand.data?.year
  return (
    <Section
      title={t('institute.demand')}
      note={year ? t('institute.demandNote', { year }) : t('institute.demandNoYear')}
    >
      <QueryView query={demand} rows={5}>
        {({ places, needs, needTotal }) => (
          <>
            {!may('talent.recruit.read') && <p className={styles.note}>{t('institute.demandWithin')}</p>}
            {places.length === 0 ? (
              <p className={styles.note}>{t('institute.noDemand')}</p>
            ) : (
              <Places places={places} />
            )}
            {needs.length > 0 && <Needs needs={needs} total={needTotal} />}
          </>
        )}
      </QueryView>
    </Section>
  )
}

function Places({ places }: { places: readonly Place[] }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  return (
    <DataTable<Place>
      label={t('institute.demand')}
      rows={places}
      rowKey={(row) => `${row.chainCode}/${row.nodeCode}`}
      pageRows={12}
      columns={[
        {
          key: 'place',
          title: t('institute.chainNode'),
          phone: 'title',
          render: (row) => (
            <span className={styles.title}>
              <PageLink
                href={paths.chain(row.chainCode, row.nodeCode === null ? {} : { node: row.nodeCode })}
              >
                {`${row.chainName} · ${row.nodeName ?? t('institute.nodeUnknown')}`}
              </PageLink>
              {row.declared && <Chip>{t('institute.declared')}</Chip>}
            </span>
          ),
        },
        { key: 'needs', title: t('institute.needs'), align: 'right', render: (row) => row.needs },
        { key: 'seats', title: t('institute.seats'), align: 'right', render: (row) => row.seats },
        {
          key: 'majors',
          title: t('institute.askedMajors'),
          render: (row) => row.majorNames.join(format.comma) || '—',
        },
        {
          key: 'graduates',
          title: t('institute.graduates'),
          align: 'right',
          render: (row) => (row.graduates === null ? '—' : formatNumber(row.graduates)),
        },
      ]}
    />
  )
}

function Needs({ needs, total }: { needs: readonly Need[]; total: number }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  return (
    <Section
      title={t('institute.needList')}
      note={total > needs.length && t('institute.needsShown', { total, shown: needs.length })}
    >
      <DataTable<Need>
        label={t('institute.needList')}
        rows={needs}
        rowKey={(row) => row.id}
        pageRows={10}
        columns={[
          {
            key: 'need',
            title: t('institute.need'),
            phone: 'title',
            render: (row) => <PageLink href={paths.talentNeed(row.id)}>{row.title}</PageLink>,
          },
          { key: 'enterprise', title: t('institute.enterprise'), render: (row) => row.enterpriseName },
          {
            key: 'place',
            title: t('institute.chainNode'),
            render: (row) => `${row.chainName} · ${row.nodeName ?? t('institute.nodeUnknown')}`,
          },
          {
            key: 'majors',
            title: t('institute.askedMajors'),
            render: (row) => row.majorNames.join(format.comma),
          },
          { key: 'seats', title: t('institute.seats'), align: 'right', render: (row) => row.seats },
        ]}
      />
    </Section>
  )
}
