import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type HeldSession, timeWords } from '../../contract/index.ts'
import styles from './timetable.module.css'

/** Released sessions one after the other, each with its class. */
export function HeldSessions({ sessions }: { sessions: readonly (HeldSession & { teaches?: boolean })[] }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const may = useMay()
  return (
    <ul>
      {sessions.map((session) => (
        <li key={session.id} className={styles.ownSession}>
          <span className={styles.cardTime}>
            {timeWords(session.at)[format.language]}
            {session.teaches && <Chip tone="accent">{t('timetable.own.teaches')}</Chip>}
          </span>
          <strong>{session.title}</strong>
          {may('training.class.read') ? (
            <PageLink href={paths.classTimetable(session.class.id)}>{session.class.title}</PageLink>
          ) : (
            <span>{session.class.title}</span>
          )}
          <span className={styles.cardSub}>
            {[
              session.teachers.map(({ name }) => name).join(format.comma),
              session.venue?.name,
              session.venue?.address,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Where a teacher or a venue is needed from today on; nothing while it is asked and where there is nothing. */
export function ComingSessions({
  of,
}: {
  of: UseQueryOptions<HeldSession[], Error, HeldSession[], string[]>
}) {
  const { t } = useTranslation('training')
  const { data = [] } = useQuery(of)
  if (data.length === 0) return null
  return (
    <Section title={t('timetable.coming')}>
      <HeldSessions sessions={data} />
    </Section>
  )
}
