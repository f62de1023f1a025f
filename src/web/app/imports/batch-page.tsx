import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Progress } from 'antd'
import { useTranslation } from 'react-i18next'
import { type ImportBatch, importStateWords } from '#platform/tabular/import/contract.ts'
import { useErrorSentence } from '#web/ui/error-text.ts'
import { formatInstant } from '#web/ui/format.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import objectPage from '../object-page.module.css'
import { Trail } from '../thread/trail.tsx'
import { BatchActions } from './batch-actions.tsx'
import { BatchRows } from './batch-rows.tsx'
import { BatchTolerances } from './batch-tolerances.tsx'
import { BatchUnderstood } from './batch-understood.tsx'
import styles from './imports.module.css'
import { importQueries, isWorking } from './queries.ts'
import { StateChip } from './state-chip.tsx'

/** One batch: how far it is, what was understood of its file, what each row comes to, and what can be done. */
export function BatchPage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(importQueries.batch(id))
  // The titles of the columns are there before anything is said of them.
  const tables = useQuery(importQueries.tables())
  return (
    <QueryView query={tables}>
      {() => <QueryView query={query}>{(batch) => <Batch batch={batch} />}</QueryView>}
    </QueryView>
  )
}

function Batch({ batch }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const { t: app } = useTranslation('app')
  const { language } = useFormat()
  const wasRead = batch.sheets.length > 0
  return (
    <>
      <PageHeader
        title={batch.fileName}
        sub={
          <>
            <StateChip state={batch.state} /> {batch.title[language]} · {batch.createdByName} ·{' '}
            {formatInstant(batch.createdAt)}
          </>
        }
        back={{ href: paths.imports({ table: batch.object }), label: t('title') }}
        actions={<BatchActions batch={batch} />}
      />
      <div className={objectPage.columns}>
        <div>
          <Status batch={batch} />
          {wasRead && <BatchRows batch={batch} />}
          {wasRead && <BatchTolerances batch={batch} />}
          {wasRead && <BatchUnderstood batch={batch} />}
        </div>
        <aside className={objectPage.aside}>
          <Section title={app('chain.tabs.thread')}>
            <Trail key={batch.lockVersion} kind="platform.import" id={batch.id} />
          </Section>
        </aside>
      </div>
    </>
  )
}

/** Where the batch stands and what that means, in a sentence or two. */
function Status({ batch }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const sentence = useErrorSentence()
  const { state, failure, counts, kept } = batch
  const good = counts.create + counts.change
  return (
    <div className={styles.status} aria-live="polite">
      {isWorking(state) && <Working batch={batch} />}
      {failure !== null && (
        <div className={styles.failure} role="alert">
          <strong>{t('failedTitle')}</strong>
          <div>{sentence(failure) ?? failure.reason}</div>
        </div>
      )}
      {state === 'checked' && (
        <div>
          {good === 0
            ? t('checkedHelp.nothing', counts)
            : counts.bad === 0
              ? t('checkedHelp.allGood', { count: good })
              : t('checkedHelp.good', { count: good, bad: counts.bad })}
        </div>
      )}
      {batch.appliedAt !== null && (
        <div>{t('appliedAt', { name: batch.createdByName, time: formatInstant(batch.appliedAt) })}</div>
      )}
      {batch.revertedAt !== null && <div>{t('revertedAt', { time: formatInstant(batch.revertedAt) })}</div>}
      {kept > 0 && <div>{t('kept', { count: kept })}</div>}
    </div>
  )
}

function Working({ batch: { state, done, total } }: { batch: ImportBatch }) {
  const { t } = useTranslation('imports')
  const { language } = useFormat()
  if (state !== 'reading' && state !== 'applying' && state !== 'reverting') return null
  const percent = total === 0 ? 0 : Math.min(99, Math.floor((100 * done) / total))
  return (
    <div className={styles.progress}>
      <div>{t(`progress.${state}`, { done, total })}</div>
      <Progress percent={percent} status="active" aria-label={importStateWords[state][language]} />
      <div className={styles.small}>{t('progressHelp')}</div>
    </div>
  )
}
