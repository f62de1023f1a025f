import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Trail } from '#web/app/thread/trail.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { AttachmentList } from '#web/ui/files/attachment-list.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { type CourseDetail, courseShown } from '../../contract/index.ts'
import { CourseRatings } from '../feedback/course-ratings.tsx'
import { RemoveCourse } from '../removals.tsx'
import { ChangeCourse } from './course-form.tsx'
import { CourseVersions } from './course-versions.tsx'
import styles from './library.module.css'
import { libraryQueries } from './queries.ts'
import { ShareCourse } from './share-course.tsx'
import { useSendPackage } from './use-send-package.ts'

/** One course: what it is, who teaches it, its files and versions, and the thread. */
export function CoursePage() {
  const { id = '' } = useParams({ strict: false })
  const course = useQuery(libraryQueries.course(id))
  return (
    <QueryView query={course} rows={10}>
      {(data) => (
        <div className={styles.columns}>
          <CourseView key={data.id} course={data} />
          <aside className={styles.aside}>
            <Trail kind="training.course" id={data.id} />
          </aside>
        </div>
      )}
    </QueryView>
  )
}

function CourseView({ course }: { course: CourseDetail }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const phone = usePhone()
  const words = useColumnWords(courseShown)
  const [open, setOpen] = useState<'edit' | 'share' | null>(null)
  const send = useSendPackage()
  const go = useGo()
  return (
    <div>
      <PageHeader
        title={course.title}
        back={{ href: paths.courses(), label: t('library.courses') }}
        sub={
          <span className={styles.title}>
            {words.told('category', course.category)}
            <Chip>{words.told('sharing', course.sharing)}</Chip>
            {course.isDemo && <Chip>{t('library.demo')}</Chip>}
            {course.retired && <Chip>{t('library.states.retired')}</Chip>}
          </span>
        }
        actions={
          <>
            {course.may.export && (
              <Button loading={send.busy} onClick={() => send.send([course.id])}>
                {t('library.package.make')}
              </Button>
            )}
            {course.may.share && <Button onClick={() => setOpen('share')}>{t('library.share')}</Button>}
            {course.may.edit && course.broughtFrom === null && (
              <RemoveCourse of={course} onDone={() => go(paths.courses())} />
            )}
            {course.may.edit && <Button onClick={() => setOpen('edit')}>{ui('edit')}</Button>}
          </>
        }
      />
      <div className={styles.facts}>
        <Facts course={course} />
      </div>
      <Section title={t('library.materials')} note={t('library.materialsNote')}>
        <AttachmentList object={{ kind: 'training.course', id: course.id }} />
      </Section>
      <CourseRatings id={course.id} />
      <CourseVersions key={course.versionNo} course={course} />
      {open === 'edit' && (
        <Drawer
          open
          onClose={() => setOpen(null)}
          size={phone ? '100%' : 720}
          title={t('library.editCourse')}
        >
          <ChangeCourse course={course} onClose={() => setOpen(null)} />
        </Drawer>
      )}
      {open === 'share' && <ShareCourse course={course} onClose={() => setOpen(null)} />}
    </div>
  )
}

function Facts({ course }: { course: CourseDetail }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const words = useColumnWords(courseShown)
  const from = course.broughtFrom
  return (
    <KeyValue
      items={[
        { label: t('library.number'), value: `#${course.number}` },
        { label: words.title('hostOrgId'), value: course.hostOrgName },
        { label: words.title('form'), value: words.told('form', course.form) },
        { label: words.title('hours'), value: course.hours },
        { label: words.title('topicCodes'), value: course.topicNames.join(format.comma) || ui('none') },
        { label: words.title('chainCodes'), value: course.chainNames.join(format.comma) || t('everyChain') },
        { label: words.title('summary'), value: <div className={styles.prose}>{course.summary}</div> },
        ...(['competences', 'changeAbilities', 'qualities'] as const).map((key) => ({
          label: words.title(key),
          value: words.told(key, course[key]) ?? ui('none'),
        })),
        ...(course.teachers.length === 0
          ? []
          : [
              {
                label: t('library.usualTeachers'),
                value: (
                  <span className={styles.title}>
                    {course.teachers.map(({ id, name }) => (
                      <PageLink key={id} href={paths.teachers({ id })}>
                        {name}
                      </PageLink>
                    ))}
                  </span>
                ),
              },
            ]),
        {
          label: words.title('timesUsed'),
          value:
            course.timesUsed === 0
              ? t('library.notUsed')
              : t('library.timesUsed', { count: course.timesUsed }),
        },
        { label: words.title('licence'), value: course.licence ?? ui('none') },
        { label: words.title('source'), value: course.source ?? ui('none') },
        ...(from === null
          ? []
          : [
              {
                label: t('library.broughtFrom'),
                value: t('library.broughtFromValue', {
                  city: from.city,
                  version: from.originVersion,
                  day: format.day(from.takenAt.slice(0, 10)),
                }),
              },
            ]),
      ]}
    />
  )
}
