import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { RevealContact } from '#web/contacts/reveal-contact.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { type TeacherDetail, teacherContacts, teacherShown } from '../../contract/index.ts'
import { RemoveTeacher } from '../removals.tsx'
import { ComingSessions } from '../timetable/held-sessions.tsx'
import { timetableQueries } from '../timetable/queries.ts'
import styles from './library.module.css'
import { libraryQueries } from './queries.ts'
import { ChangeTeacher } from './teacher-form.tsx'
import { UnavailableList } from './unavailable.tsx'

/** One teacher beside the list: who it is, the highest fee, the days that are taken, the courses and the history. */
export function TeacherDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const phone = usePhone()
  const [editing, setEditing] = useState(false)
  const teacher = useQuery(libraryQueries.teacher(id))
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 640}
      title={teacher.data?.name ?? t('library.teacher')}
      extra={
        teacher.data &&
        !editing && (
          <Allowed right="training.teacher.edit">
            <Space>
              <RemoveTeacher of={teacher.data} onDone={onClose} />
              <Button onClick={() => setEditing(true)}>{ui('edit')}</Button>
            </Space>
          </Allowed>
        )
      }
    >
      <QueryView query={teacher} rows={8}>
        {(data) =>
          editing ? (
            <ChangeTeacher teacher={data} onClose={() => setEditing(false)} />
          ) : (
            <TeacherView teacher={data} />
          )
        }
      </QueryView>
    </Drawer>
  )
}

function TeacherView({ teacher }: { teacher: TeacherDetail }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const words = useColumnWords(teacherShown)
  const contacts = teacherContacts.map((field) => ({
    label: words.title(field),
    value:
      teacher.personId === null ? (
        <RevealContact
          key={teacher.lockVersion}
          label={words.title(field)}
          masked={teacher[field]}
          right="training.teacher.reveal"
          draft={`training.teacher:${teacher.id}:${field}`}
          ask={(reason) => api.training.revealTeacher({ id: teacher.id, field, reason })}
        />
      ) : (
        <PageLink href={paths.person(teacher.personId)}>{t('library.contactOfPerson')}</PageLink>
      ),
  }))
  return (
    <>
      <div className={styles.facts}>
        <KeyValue
          items={[
            {
              label: words.title('unit'),
              value: (
                <span className={styles.title}>
                  {teacher.unit}
                  {teacher.isDemo && <Chip>{t('library.demo')}</Chip>}
                  {teacher.retired && <Chip>{t('library.states.retired')}</Chip>}
                </span>
              ),
            },
            { label: words.title('post'), value: teacher.post ?? ui('none') },
            { label: words.title('level'), value: words.told('level', teacher.level) },
            { label: t('library.feeCap'), value: t('library.feeCapValue', { yuan: teacher.feeCapPerHour }) },
            { label: words.title('feeNote'), value: teacher.feeNote ?? ui('none') },
            { label: words.title('source'), value: words.told('source', teacher.source) },
            { label: words.title('fields'), value: teacher.fields ?? ui('none') },
            {
              label: words.title('chainCodes'),
              value: teacher.chainNames.join(format.comma) || t('everyChain'),
            },
            ...contacts,
            { label: t('library.unavailable'), value: <UnavailableList days={teacher.unavailable} /> },
            { label: words.title('note'), value: teacher.note ?? ui('none') },
          ]}
        />
      </div>
      <Section title={t('library.coursesOf')}>
        {teacher.courses.length === 0 ? (
          t('library.noCourses')
        ) : (
          <ul className={styles.plain}>
            {teacher.courses.map((course) => (
              <li key={course.id}>
                <PageLink href={paths.course(course.id)}>{course.title}</PageLink>
                {course.retired && <Chip>{t('library.states.retired')}</Chip>}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <ComingSessions of={timetableQueries.ofTeacher(teacher.id)} />
      <HistoryFold kind="training.teacher" id={teacher.id} />
    </>
  )
}
