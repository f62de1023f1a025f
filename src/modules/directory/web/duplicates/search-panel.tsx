import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { formatInstant } from '#web/ui/format.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { directoryQueries } from '../queries.ts'
import styles from './duplicates.module.css'

/** The latest search of the whole register: how far it is, or what it found; and the button that begins one. */
export function SearchPanel() {
  const { t } = useTranslation('directory')
  const client = useQueryClient()
  const { data: search } = useQuery(directoryQueries.duplicateSearch())
  const start = useWrite(api.directory.findDuplicates, {
    done: false,
    invalidates: [['directory', 'duplicateSearch']],
  })
  const under = search?.state === 'waiting' || search?.state === 'running'
  const before = useRef(under)
  useEffect(() => {
    if (before.current && !under) void client.invalidateQueries({ queryKey: ['directory', 'duplicates'] })
    before.current = under
  }, [under, client])
  return (
    <div className={styles.search}>
      <Button loading={start.isPending || under} onClick={() => start.mutate(undefined)}>
        {t('duplicates.find')}
      </Button>
      {search === null && <span className={styles.score}>{t('duplicates.search.none')}</span>}
      {search?.state === 'waiting' && <span>{t('duplicates.search.waiting')}</span>}
      {search?.state === 'running' && (
        <>
          <Progress
            percent={search.total === 0 ? 0 : Math.floor((100 * search.done) / search.total)}
            size="small"
            style={{ width: 160 }}
          />
          <span className={styles.score}>{t('duplicates.search.running')}</span>
        </>
      )}
      {search?.state === 'failed' && <Chip tone="alert">{t('duplicates.search.failed')}</Chip>}
      {search?.found && (
        <span className={styles.score}>
          {t('duplicates.found', {
            enterprises: search.found.enterprises,
            pairs: search.found.same + search.found.review,
            time: formatInstant(search.endedAt ?? search.requestedAt),
          })}
        </span>
      )}
    </div>
  )
}
