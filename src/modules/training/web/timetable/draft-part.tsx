import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '#web/ui/section.tsx'
import { EmptyState } from '#web/ui/states.tsx'
import { findBroken, type PlannedSession, type TimetableDetail } from '../../contract/index.ts'
import { DayGrid, type Dragged } from './day-grid.tsx'
import { FindingList } from './finding-list.tsx'
import { daysOf, previewsOf } from './preview.ts'
import { ProposalDialog } from './proposal-dialog.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import { type SessionActs, SessionCard } from './session-card.tsx'
import { SessionDrawer } from './session-drawer.tsx'
import styles from './timetable.module.css'
import { useDraftEdits } from './use-draft-edits.ts'

type Doing = { act: 'session'; id: string | null } | { act: 'propose' } | { act: 'release' }

/** The draft: what is still to be placed, what is broken, and the days. */
export function DraftPart({
  of,
  draft,
}: {
  of: TimetableDetail
  draft: NonNullable<TimetableDetail['draft']>
}) {
  const { t } = useTranslation('training')
  const [doing, setDoing] = useState<Doing | null>(null)
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const { sessions, situation } = draft
  const findings = useMemo(() => findBroken(situation, sessions), [situation, sessions])
  const edits = useDraftEdits(of)
  const previews = (session: PlannedSession) => previewsOf(situation, sessions, session)
  const acts: SessionActs | null = of.mayEdit
    ? {
        open: ({ id }) => setDoing({ act: 'session', id }),
        previews,
        drag: (session) => setDragged(session && { session, previews: previews(session) }),
        move: (session, { at }) => {
          setDragged(null)
          edits.move(session, at)
        },
      }
    : null
  const unplaced = sessions.filter(({ at }) => at === null)
  const opened = doing?.act === 'session' ? sessions.find(({ id }) => id === doing.id) : undefined
  const close = () => setDoing(null)
  return (
    <>
      {acts !== null && (
        <div className={`${styles.acts} no-print`}>
          {of.mayRelease && (
            <Button type="primary" onClick={() => setDoing({ act: 'release' })}>
              {t('timetable.release')}
            </Button>
          )}
          <Button onClick={() => setDoing({ act: 'session', id: null })}>{t('timetable.add')}</Button>
          {draft.coursesLeft.length > 0 && (
            <Button loading={edits.filling} onClick={edits.fill}>
              {t('timetable.fill', { count: draft.coursesLeft.length })}
            </Button>
          )}
          <Button disabled={sessions.length === 0} onClick={() => setDoing({ act: 'propose' })}>
            {t('timetable.propose')}
          </Button>
        </div>
      )}
      {sessions.length === 0 ? (
        <EmptyState title={t('timetable.empty')} text={t('timetable.emptyHelp')} />
      ) : (
        <>
          {findings.length > 0 && (
            <Section
              title={t('timetable.findings', {
                hard: findings.filter(({ hard }) => hard).length,
                soft: findings.filter(({ hard }) => !hard).length,
              })}
            >
              <FindingList findings={findings} />
            </Section>
          )}
          {unplaced.length > 0 && (
            <Section title={t('timetable.unplacedTitle', { count: unplaced.length })}>
              <ul className={styles.tray}>
                {unplaced.map((session) => (
                  <SessionCard key={session.id} session={session} findings={findings} acts={acts} />
                ))}
              </ul>
            </Section>
          )}
          <Section title={t('timetable.draftTitle')} note={acts && t('timetable.dragHelp')}>
            <DayGrid
              days={daysOf(
                of.startsOn,
                of.endsOn,
                sessions.flatMap(({ at }) => at?.on ?? []),
              )}
              sessions={sessions}
              findings={findings}
              others={situation.others}
              dragged={dragged}
              acts={acts}
              span={of}
            />
          </Section>
        </>
      )}
      {doing?.act === 'session' && (doing.id === null || opened !== undefined) && (
        <SessionDrawer of={of} draft={draft} session={opened ?? null} onClose={close} />
      )}
      {edits.dialog}
      {doing?.act === 'propose' && <ProposalDialog of={of} draft={draft} onClose={close} />}
      {doing?.act === 'release' && (
        <ReleaseDialog of={of} draft={draft} findings={findings} onClose={close} />
      )}
    </>
  )
}
