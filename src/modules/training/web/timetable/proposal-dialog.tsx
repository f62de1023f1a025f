import { useQuery } from '@tanstack/react-query'
import { Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useEdit } from '#web/use-edit.tsx'
import { findBroken, type PlannedSession, type TimetableDetail, timeWords } from '../../contract/index.ts'
import { FindingList } from './finding-list.tsx'
import styles from './timetable.module.css'
import { useArrangement } from './use-draft-edits.ts'

type Draft = NonNullable<TimetableDetail['draft']>

/** A computed timetable beside the present one; nothing changes until it is taken. */
export function ProposalDialog({
  of,
  draft,
  onClose,
}: {
  of: TimetableDetail
  draft: Draft
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const sessionCount = useArrangement()
  const [asked] = useState(() => Date.now())
  const query = useQuery({
    queryKey: ['training', 'proposal', of.classId, asked],
    queryFn: () => api.training.proposeTimetable({ id: of.classId }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  })
  const take = useEdit(api.training.takeTimetable, {
    seen: of,
    live: true,
    read: () => api.training.getTimetable({ id: of.classId }),
    fields: [sessionCount],
    invalidates: [['training', 'class', of.classId]],
    done: t('timetable.taken'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const proposal = query.data
  const places = new Map(proposal?.places.map((place) => [place.sessionId, place]))
  const proposed = draft.sessions.map((session): PlannedSession => {
    const place = places.get(session.id)
    return place === undefined
      ? session
      : {
          ...session,
          at: place.at,
          venue: draft.situation.venues.find(({ id }) => id === place.venueId) ?? null,
        }
  })
  const told = ({ at, venue }: PlannedSession) =>
    [at === null ? t('timetable.unplaced') : timeWords(at)[format.language], venue?.name]
      .filter(Boolean)
      .join(format.clause)
  const moved = proposed.filter((session, index) => told(session) !== told(draft.sessions[index] ?? session))
  const byTime = proposed
    .map((session, index) => ({ session, before: draft.sessions[index] ?? session }))
    .sort((a, b) => (timeOf(a.session) < timeOf(b.session) ? -1 : 1))
  return (
    <Modal
      open
      width={860}
      title={t('timetable.propose')}
      okText={t('timetable.take', { count: moved.length })}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: take.busy, disabled: moved.length === 0 }}
      onOk={() =>
        proposal &&
        take.submit({ id: of.classId, lockVersion: proposal.lockVersion, places: proposal.places })
      }
      onCancel={onClose}
    >
      {take.notice}
      {query.isPending && <p role="status">{t('timetable.computing')}</p>}
      <QueryView query={query} rows={5}>
        {({ status, seconds, reasons }) => (
          <>
            <p>{t(`timetable.status.${status}`, { seconds })}</p>
            {reasons.length > 0 && (
              <ul className={styles.changes}>
                {reasons.map((reason) => (
                  <li key={reason.zh}>{reason[format.language]}</li>
                ))}
              </ul>
            )}
            {status !== 'infeasible' && (
              <>
                <div className={styles.scroll}>
                  <table className={styles.compare}>
                    <thead>
                      <tr>
                        <th scope="col">{t('timetable.field.title')}</th>
                        <th scope="col">{t('timetable.present')}</th>
                        <th scope="col">{t('timetable.proposed')}</th>
                      </tr>
                    </thead>
                    <tbody>
                      {byTime.map(({ session, before }) => (
                        <tr key={session.id}>
                          <th scope="row">{session.title}</th>
                          <td>{told(before)}</td>
                          <td className={told(before) === told(session) ? '' : styles.moved}>
                            {told(before) === told(session) ? t('timetable.stays') : told(session)}
                          </td>
                        </tr>
                      ))}
                    </tbody>
                  </table>
                </div>
                <p>
                  {t('timetable.compared', {
                    before: findBroken(draft.situation, draft.sessions).length,
                    after: findBroken(draft.situation, proposed).length,
                  })}
                </p>
                <FindingList findings={findBroken(draft.situation, proposed)} />
              </>
            )}
          </>
        )}
      </QueryView>
    </Modal>
  )
}

const timeOf = ({ at }: PlannedSession) => (at === null ? '9' : `${at.on} ${at.startsAt}`)
