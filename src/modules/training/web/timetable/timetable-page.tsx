import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite, type WriteOptions } from '#web/api.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { saveFile } from '#web/ui/save-file.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import type { ReleasedSession, TimetableDetail } from '../../contract/index.ts'
import { ClassFrame } from '../class/class-frame.tsx'
import { DayGrid } from './day-grid.tsx'
import { DraftPart } from './draft-part.tsx'
import { daysOf } from './preview.ts'
import { timetableQueries } from './queries.ts'
import { ReleasesPart } from './releases-part.tsx'
import styles from './timetable.module.css'

/** The timetable of a class: what was released, and for those who work on it the draft. */
export function TimetablePage() {
  const { id = '' } = useParams({ strict: false })
  const query = useQuery(timetableQueries.timetable(id))
  return (
    <ClassFrame id={id} at="timetable">
      {() => (
        <QueryView query={query} rows={8}>
          {(of) => <Loaded of={of} />}
        </QueryView>
      )}
    </ClassFrame>
  )
}

function Loaded({ of }: { of: TimetableDetail }) {
  const { t } = useTranslation('training')
  const [shown, setShown] = useState<'draft' | 'released'>(of.mayEdit ? 'draft' : 'released')
  const { draft } = of
  return (
    <>
      <div className={`${styles.acts} no-print`}>
        {of.mayEdit && (
          <Segmented
            value={shown}
            onChange={setShown}
            options={(['draft', 'released'] as const).map((value) => ({
              value,
              label: t(`timetable.show.${value}`),
            }))}
          />
        )}
        {of.released !== null && <Downloads of={of} />}
        <PageLink href={paths.ownTimetable()}>{t('timetable.own.title')}</PageLink>
      </div>
      {shown === 'draft' && draft !== null ? (
        <DraftPart of={of} draft={draft} />
      ) : (
        <Released of={of} sessions={of.released} />
      )}
      <ReleasesPart of={of} />
    </>
  )
}

function Downloads({ of }: { of: TimetableDetail }) {
  const { t } = useTranslation('training')
  const options: WriteOptions<File> = { done: false, invalidates: [] }
  const book = useWrite(api.training.exportTimetable, {
    ...options,
    onDone: (file) => saveFile(file, 'timetable.xlsx'),
  })
  const calendar = useWrite(api.training.downloadCalendar, {
    ...options,
    onDone: (file) => saveFile(file, 'timetable.ics'),
  })
  return (
    <>
      <Allowed right="training.class.export">
        <Button loading={book.isPending} onClick={() => book.mutate({ id: of.classId })}>
          {t('timetable.exportBook')}
        </Button>
      </Allowed>
      <Button loading={calendar.isPending} onClick={() => calendar.mutate({ id: of.classId })}>
        {t('timetable.exportCalendar')}
      </Button>
      <Button onClick={() => window.print()}>{t('timetable.print')}</Button>
    </>
  )
}

function Released({ of, sessions }: { of: TimetableDetail; sessions: readonly ReleasedSession[] | null }) {
  const { t } = useTranslation('training')
  if (sessions === null)
    return <EmptyState title={t('timetable.notReleased')} text={t('timetable.notReleasedHelp')} />
  return (
    <Section title={t('timetable.releasedTitle', { count: of.releases.length })}>
      <DayGrid
        days={daysOf(
          of.startsOn,
          of.endsOn,
          sessions.map(({ at }) => at.on),
        )}
        sessions={sessions.map((one) => ({ ...one, pinned: false, lockVersion: 1 }))}
        findings={[]}
        others={[]}
        dragged={null}
        acts={null}
        span={of}
      />
    </Section>
  )
}
