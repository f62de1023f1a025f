import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { useEdit, useEditOf } from '#web/use-edit.tsx'
import {
  halfOf,
  type PlannedSession,
  type SessionFields,
  type SessionTime,
  type TimetableDetail,
  timeWords,
} from '../../contract/index.ts'
import { fieldsOf } from './fields-of.ts'

/** How two versions of a draft are told apart: session by session, when and where. */
export function useArrangement() {
  const { t } = useTranslation('training')
  const format = useFormat()
  return {
    label: t('timetable.sessions'),
    tell: ({ draft }: TimetableDetail) =>
      (draft?.sessions ?? [])
        .map(({ title, at, venue }) =>
          [title, at === null ? t('timetable.unplaced') : timeWords(at)[format.language], venue?.name]
            .filter(Boolean)
            .join(' '),
        )
        .join('\n') || null,
  }
}

/** What is done to the draft on the page itself: moving a session and making sessions of courses. */
export function useDraftEdits(of: TimetableDetail) {
  const { t } = useTranslation('training')
  const { language, comma } = useFormat()
  const arrangement = useArrangement()
  const movingId = useRef<string | null>(null)
  const common = {
    seen: of,
    live: true,
    read: () => api.training.getTimetable({ id: of.classId }),
    invalidates: [['training', 'class', of.classId]],
    onTakeTheirs: () => {},
  }
  const moving = ({ draft }: TimetableDetail) => draft?.sessions.find(({ id }) => id === movingId.current)
  const timeOf = (at: SessionFields['at'] | undefined) =>
    at ? timeWords({ ...at, half: halfOf(at.startsAt) })[language] : null
  const move = useEditOf(
    api.training.updateSession,
    (input, saved) => {
      // Only the time is moved: what the other person made of the rest stays.
      const theirs = moving(saved)
      return theirs === undefined
        ? input
        : { ...fieldsOf(theirs), id: input.id, lockVersion: theirs.lockVersion, at: input.at ?? null }
    },
    {
      ...common,
      fields: [
        {
          label: t('timetable.field.time'),
          tell: (one: TimetableDetail) => timeOf(moving(one)?.at),
          entered: ({ at }: { at?: SessionFields['at'] | undefined }) => timeOf(at),
        },
        { label: t('timetable.field.title'), tell: (one: TimetableDetail) => moving(one)?.title ?? null },
        {
          label: t('timetable.field.venue'),
          tell: (one: TimetableDetail) => moving(one)?.venue?.name ?? null,
        },
        {
          label: t('timetable.field.teachers'),
          tell: (one: TimetableDetail) =>
            moving(one)
              ?.teachers.map(({ name }) => name)
              .join(comma) || null,
        },
      ],
      done: t('timetable.movedNow'),
    },
  )
  const fill = useEdit(api.training.fillTimetable, {
    ...common,
    fields: [arrangement],
    done: t('timetable.filled'),
  })
  return {
    move: (session: PlannedSession, { on, startsAt, endsAt }: SessionTime) => {
      movingId.current = session.id
      move.submit({
        ...fieldsOf(session),
        id: session.id,
        lockVersion: session.lockVersion,
        at: { on, startsAt, endsAt },
      })
    },
    fill: () => fill.submit({ id: of.classId, lockVersion: of.lockVersion }),
    filling: fill.busy,
    dialog: move.dialog ?? fill.dialog,
  }
}
