import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { Appointment } from '../../contract/appointment.ts'
import styles from './people.module.css'
import type { PersonTask } from './person-drawer.tsx'

/** Terms as stations on a line, the latest first; those that last can be handed over or ended. */
export function TermList({
  terms,
  onTask,
}: {
  terms: readonly Appointment[]
  onTask: (task: PersonTask) => void
}) {
  const { t } = useTranslation('directory')
  const format = useFormat()
  const mayEdit = useMay()('directory.person.edit')
  if (terms.length === 0)
    return <EmptyState title={t('person.postsEmpty')} text={t('person.postsEmptyHelp')} />
  return (
    <ol className={styles.terms}>
      {terms.map((term) => {
        const since = format.day(term.sinceOn)
        const acts =
          term.state === 'former' ? (['correct'] as const) : (['handOver', 'correct', 'end'] as const)
        return (
          <li key={term.id} className={`${styles.term} ${term.state === 'current' ? styles.current : ''}`}>
            <div className={styles.name}>
              <span className={styles.termTitle}>{term.title}</span>
              <Chip tone={term.state === 'current' ? 'accent' : 'plain'}>
                {t(`person.termState.${term.state}`)}
              </Chip>
              {term.isHead && <Chip tone="ok">{t('person.head')}</Chip>}
            </div>
            <div>
              <PageLink href={paths.organisations({ id: term.orgId })}>{term.orgName}</PageLink>
            </div>
            <div className={styles.small}>
              {term.untilOn === null
                ? t('person.since', { since })
                : t('person.term', { since, until: format.day(term.untilOn) })}
              {' · '}
              {t('person.source', { source: term.source })}
              {term.note && ` · ${term.note}`}
            </div>
            {mayEdit && (
              <span className={`${styles.acts} no-print`}>
                {acts.map((kind) => (
                  <Button
                    key={kind}
                    type="link"
                    size="small"
                    style={{ paddingInline: 0 }}
                    onClick={() => onTask({ kind, term })}
                  >
                    {t(`person.act.${kind}`)}
                  </Button>
                ))}
              </span>
            )}
            <HistoryFold kind="directory.appointment" id={term.id} />
          </li>
        )
      })}
    </ol>
  )
}
