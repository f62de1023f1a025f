import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import type { IdeaDetail } from '../../contract/index.ts'
import styles from './idea.module.css'

/** Tasks an adopted idea was taken into, and the way to one more. */
export function TasksOfIdea({ of }: { of: IdeaDetail }) {
  const { t } = useTranslation('training')
  const { t: matters } = useTranslation('matters')
  const go = useGo()
  if (of.state !== 'adopted' && of.tasks.length === 0) return null
  return (
    <Section
      title={t('idea.task.title')}
      actions={
        of.state === 'adopted' && (
          <Allowed right="matters.task.draft">
            <Button onClick={() => go(paths.newTask({ from: 'idea', id: of.id }))}>
              {t('idea.task.raise')}
            </Button>
          </Allowed>
        )
      }
    >
      {of.tasks.length === 0 ? (
        <p className={styles.faint}>{t('idea.task.none')}</p>
      ) : (
        <ul className={styles.rows}>
          {of.tasks.map(({ state, named }, index) => (
            <li key={named?.id ?? index} className={styles.rowHead}>
              {named === null ? (
                t('idea.task.hidden')
              ) : (
                <PageLink href={paths.task(named.id)}>{named.title}</PageLink>
              )}
              <Chip tone={state === 'done' ? 'ok' : 'plain'}>{matters(`taskState.${state}`)}</Chip>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
