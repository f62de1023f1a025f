import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { type DataColumn, DataTable } from '#web/ui/data-table.tsx'
import { FilterBar, useListFilters } from '#web/ui/list/filters.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type Coverage, type CoveredNeed, type CoveredTopic, needLevels } from '../../contract/index.ts'
import { AreaNav } from '../area-nav.tsx'
import { trainingQueries } from '../queries.ts'
import { coverageSearch } from '../search.ts'
import styles from '../training.module.css'
import { CoverageMatrix, useCovering } from './coverage-matrix.tsx'

/** Which needs courses meet and which they leave out; no need is dropped. */
export function CoveragePage() {
  const { t } = useTranslation('training')
  const [search, setSearch] = useUrlState(coverageSearch)
  const coverage = useQuery(trainingQueries.coverage(search))
  const filter = useListFilters(search, (values) => setSearch(values))
  const chains = useQuery(chainQueries.list()).data ?? []
  return (
    <div>
      <PageHeader title={t('coverage.title')} sub={t('coverage.sub')} />
      <AreaNav at="coverage" />
      <FilterBar
        filters={[
          filter.many(
            'chain',
            t('need.field.chain'),
            chains.map((chain) => ({ value: chain.code, label: chain.name })),
          ),
          filter.many(
            'level',
            t('need.field.level'),
            needLevels.map((level) => ({ value: level, label: t(`need.level.${level}`) })),
          ),
        ]}
      />
      <QueryView query={coverage} rows={8}>
        {(data) =>
          data.needs.length === 0 ? (
            <EmptyState title={t('coverage.empty')} text={t('coverage.emptyHelp')} />
          ) : (
            <Shown coverage={data} />
          )
        }
      </QueryView>
    </div>
  )
}

function Shown({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation('training')
  const phone = usePhone()
  const unmet = coverage.needs.filter(({ metBy }) => metBy.length === 0)
  return (
    <>
      <p className={styles.statement}>
        {t('coverage.summary', {
          count: coverage.needs.length,
          met: coverage.needs.length - unmet.length,
          metWeight: coverage.metWeight,
          weight: coverage.weight,
        })}
      </p>
      <Section title={t('coverage.unmet')} note={t('coverage.unmetNote')}>
        <Unmet needs={unmet} />
      </Section>
      <Section title={t('coverage.matrix')} note={t('coverage.matrixNote')}>
        {phone ? <MetList coverage={coverage} /> : <CoverageMatrix coverage={coverage} />}
      </Section>
      <Section title={t('coverage.topics')} note={t('coverage.topicsNote')}>
        <Topics topics={coverage.topics} />
      </Section>
      <Section title={t('coverage.competences')} note={t('coverage.competenceNote')}>
        <Competences coverage={coverage} />
      </Section>
    </>
  )
}

function Unmet({ needs }: { needs: readonly CoveredNeed[] }) {
  const { t } = useTranslation('training')
  const columns: DataColumn<CoveredNeed>[] = [
    {
      key: 'statement',
      title: t('need.field.statement'),
      phone: 'title',
      render: (row) => <PageLink href={paths.trainingNeeds({ need: row.id })}>{row.statement}</PageLink>,
    },
    { key: 'org', title: t('need.field.org'), render: (row) => row.orgName },
    {
      key: 'topics',
      title: t('need.field.topics'),
      render: (row) => row.topics.map(({ name }) => name).join('、'),
    },
    { key: 'weight', title: t('need.field.weight'), align: 'right', render: (row) => row.weight },
  ]
  return (
    <DataTable<CoveredNeed>
      label={t('coverage.unmet')}
      columns={columns}
      rows={needs}
      rowKey={(row) => row.id}
      empty={<p className={styles.faint}>{t('coverage.unmetNone')}</p>}
    />
  )
}

/** On a phone: each need that is met, with its courses. */
function MetList({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation('training')
  const covering = useCovering(coverage)
  const columns: DataColumn<CoveredNeed>[] = [
    {
      key: 'statement',
      title: t('need.field.statement'),
      phone: 'title',
      render: (row) => <PageLink href={paths.trainingNeeds({ need: row.id })}>{row.statement}</PageLink>,
    },
    {
      key: 'courses',
      title: t('coverage.metBy'),
      render: (row) =>
        row.metBy.length === 0
          ? t('coverage.none')
          : row.metBy.map(({ courseId }) => (
              <div key={courseId}>
                <PageLink href={paths.course(courseId)}>{covering.title(courseId)}</PageLink>
              </div>
            )),
    },
  ]
  return (
    <DataTable<CoveredNeed>
      label={t('coverage.matrix')}
      columns={columns}
      rows={coverage.needs}
      rowKey={(row) => row.id}
    />
  )
}

function Topics({ topics }: { topics: readonly CoveredTopic[] }) {
  const { t } = useTranslation('training')
  const columns: DataColumn<CoveredTopic>[] = [
    { key: 'name', title: t('need.field.topic'), phone: 'title', render: (row) => row.name },
    { key: 'needs', title: t('coverage.topicNeeds'), align: 'right', render: (row) => row.needs },
    { key: 'weight', title: t('coverage.topicWeight'), align: 'right', render: (row) => row.weight },
    {
      key: 'courses',
      title: t('coverage.topicCourses'),
      align: 'right',
      render: (row) =>
        row.courses === 0 ? <strong className={styles.lacking}>{t('coverage.none')}</strong> : row.courses,
    },
  ]
  return (
    <DataTable<CoveredTopic>
      label={t('coverage.topics')}
      columns={columns}
      rows={topics}
      rowKey={(row) => row.code}
    />
  )
}

function Competences({ coverage }: { coverage: Coverage }) {
  const { t } = useTranslation('training')
  const columns: DataColumn<Coverage['competences'][number]>[] = [
    {
      key: 'competence',
      title: t('tag.competences'),
      phone: 'title',
      render: (row) => t(`competence.${row.competence}`),
    },
    {
      key: 'met',
      title: t('coverage.competenceMet'),
      align: 'right',
      render: (row) => `${row.met} / ${row.weight}`,
    },
    { key: 'courses', title: t('coverage.topicCourses'), align: 'right', render: (row) => row.courses },
  ]
  return (
    <DataTable
      label={t('coverage.competences')}
      columns={columns}
      rows={coverage.competences}
      rowKey={(row) => row.competence}
    />
  )
}
