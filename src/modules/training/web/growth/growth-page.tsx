import { queryOptions, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Empty } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { GrowthEntry, GrowthRecord } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import styles from './growth.module.css'

const growthQueries = {
  own: () =>
    queryOptions({ queryKey: ['training', 'growth', 'own'], queryFn: () => api.training.getOwnGrowth() }),
  of: (personId: string) =>
    queryOptions({
      queryKey: ['training', 'growth', personId],
      queryFn: () => api.training.getGrowth({ personId }),
      // Each reading is recorded: none that nobody asked for.
      refetchOnWindowFocus: false,
      staleTime: 60_000,
    }),
}

/** The growth record of whoever looks. */
export function OwnGrowthPage() {
  const { t } = useTranslation('training')
  return (
    <QueryView query={useQuery(growthQueries.own())}>
      {(record) => (
        <div>
          <PageHeader title={t('growth.title')} sub={t('growth.ownSub')} actions={<PrintButton />} />
          <AreaNav at="growth" />
          {record === null ? <Empty description={t('growth.noPerson')} /> : <Told record={record} />}
        </div>
      )}
    </QueryView>
  )
}

/** The growth record of somebody else, for the training section. */
export function GrowthPage() {
  const { t } = useTranslation('training')
  const { id: personId = '' } = useParams({ strict: false })
  return (
    <QueryView query={useQuery(growthQueries.of(personId))}>
      {(record) => (
        <div>
          <PageHeader
            title={t('growth.of', { name: record.person.name })}
            sub={t('growth.sub')}
            back={{ href: paths.person(record.person.id), label: record.person.name }}
            actions={<PrintButton />}
          />
          <Told record={record} />
        </div>
      )}
    </QueryView>
  )
}

function PrintButton() {
  const { t } = useTranslation('training')
  return (
    <Button className="no-print" onClick={() => window.print()}>
      {t('growth.print')}
    </Button>
  )
}

function Told({ record: { person, entries } }: { record: GrowthRecord }) {
  const { t } = useTranslation('training')
  const years = [...Map.groupBy(entries, ({ on }) => on.slice(0, 4))]
  return (
    <>
      <p className={styles.person}>
        <strong>{person.name}</strong>
        <span>{person.unit}</span>
        {person.posts !== null && <span>{person.posts}</span>}
      </p>
      {entries.length === 0 && <Empty description={t('growth.empty')} />}
      {years.map(([year, some]) => (
        <section key={year} className={styles.year} aria-label={year}>
          <h2>{year}</h2>
          <ol>
            {some.map((entry) => (
              <Entry
                key={`${entry.kind} ${entry.on} ${entry.href ?? entry.title} ${entry.role} ${entry.hours}`}
                entry={entry}
              />
            ))}
          </ol>
        </section>
      ))}
    </>
  )
}

function Entry({ entry }: { entry: GrowthEntry }) {
  const { t } = useTranslation('training')
  const { t: governance } = useTranslation('governance')
  const format = useFormat()
  const when =
    entry.until !== null
      ? t('growth.span', { from: format.day(entry.on), until: format.day(entry.until) })
      : entry.goesOn
        ? t('growth.since', { from: format.day(entry.on) })
        : format.day(entry.on)
  const title = entry.title ?? t(entry.kind === 'chainDuty' ? 'growth.headChain' : 'growth.hidden')
  return (
    <li>
      <span className={styles.when}>{when}</span>
      <span>
        <Chip>{t(`growth.kind.${entry.kind}`)}</Chip>{' '}
        {entry.href === null ? title : <PageLink href={entry.href}>{title}</PageLink>}
        {entry.role !== null && ` · ${governance(`role.${entry.role}`)}`}
        {entry.hours !== null && ` · ${t('growth.hours', { count: entry.hours })}`}
      </span>
    </li>
  )
}
