import { DragOutlined, PushpinFilled } from '@ant-design/icons'
import { Button, Dropdown } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/ui/use-language.ts'
import {
  findingSentence,
  halfDayWords,
  type PlannedSession,
  type ReleasedSession,
  type TimetableFinding,
} from '../../contract/index.ts'
import type { Preview } from './preview.ts'
import styles from './timetable.module.css'

/** What can be done with a session of the draft. */
export interface SessionActs {
  open: (session: PlannedSession) => void
  move: (session: PlannedSession, to: Preview) => void
  previews: (session: PlannedSession) => Map<string, Preview>
  drag: (session: PlannedSession | null) => void
}

/** What a session says: time, title, who teaches, where. */
export function SessionFace({ session }: { session: PlannedSession | ReleasedSession }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  return (
    <>
      <span className={styles.cardTime}>
        {session.at && `${session.at.startsAt}–${session.at.endsAt}`}
        {session.kind !== 'teaching' && <span>{t(`timetable.kind.${session.kind}`)}</span>}
        <span>{t('timetable.hours', { hours: session.hours })}</span>
      </span>
      <span className={styles.cardTitle}>{session.title}</span>
      <span className={styles.cardSub}>
        {[session.teachers.map(({ name }) => name).join(format.comma), session.venue?.name]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  )
}

/** A session of the draft: opened by a press, dragged by the pointer, moved by its menu from the keyboard or on a phone. */
export function SessionCard({
  session,
  findings,
  acts,
}: {
  session: PlannedSession
  findings: readonly TimetableFinding[]
  acts: SessionActs | null
}) {
  const { t } = useTranslation('training')
  const about = findings.filter(({ sessionIds }) => sessionIds.includes(session.id))
  const isHard = about.some(({ hard }) => hard)
  const tone = isHard ? styles.cardHard : about.length > 0 ? styles.cardSoft : ''
  const movable = acts !== null && !session.pinned
  return (
    <li
      className={`${styles.card} ${tone} ${movable ? styles.movable : ''}`}
      draggable={movable}
      onDragStart={(event) => {
        event.dataTransfer.setData('text/plain', session.title)
        event.dataTransfer.effectAllowed = 'move'
        acts?.drag(session)
      }}
      onDragEnd={() => acts?.drag(null)}
    >
      {acts === null ? (
        <div className={styles.cardFace}>
          <SessionFace session={session} />
        </div>
      ) : (
        <button type="button" className={styles.cardFace} onClick={() => acts.open(session)}>
          <SessionFace session={session} />
          {about.length > 0 && (
            <span className={isHard ? styles.hardMark : styles.softMark}>
              <span aria-hidden>{isHard ? '✕' : '△'}</span>{' '}
              {t(isHard ? 'timetable.hardCount' : 'timetable.softCount', {
                count: isHard ? about.filter(({ hard }) => hard).length : about.length,
              })}
            </span>
          )}
        </button>
      )}
      {session.pinned && (
        <span className={styles.cardTool} title={t('timetable.field.pinned')}>
          <PushpinFilled aria-label={t('timetable.field.pinned')} />
        </span>
      )}
      {movable && <MoveMenu session={session} acts={acts} />}
    </li>
  )
}

function MoveMenu({ session, acts }: { session: PlannedSession; acts: SessionActs }) {
  const { t } = useTranslation('training')
  const { language } = useFormat()
  const items = () =>
    [...acts.previews(session)].map(([key, { at, findings }]) => {
      const worst = findings.find(({ hard }) => hard) ?? findings[0]
      return {
        key,
        label: (
          <span className={styles.moveItem}>
            <span>
              <span aria-hidden>{worst === undefined ? '○' : worst.hard ? '✕' : '△'}</span>{' '}
              {halfDayWords(at)[language]} {at.startsAt}
            </span>
            {worst && <span className={styles.moveWhy}>{findingSentence(worst)[language]}</span>}
          </span>
        ),
      }
    })
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: items(),
        className: styles.moveMenu ?? '',
        onClick: ({ key }) => {
          const to = acts.previews(session).get(key)
          if (to !== undefined) acts.move(session, to)
        },
      }}
    >
      <Button
        className={`${styles.cardTool} no-print`}
        type="text"
        size="small"
        icon={<DragOutlined />}
        aria-label={t('timetable.moveTo', { title: session.title })}
      />
    </Dropdown>
  )
}
