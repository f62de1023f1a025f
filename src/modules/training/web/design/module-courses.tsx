import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  PlusOutlined,
  SwapOutlined,
} from '@ant-design/icons'
import { Button, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import type {
  ClassDetail,
  DesignContent,
  DesignCourseInput,
  ShownDesignCourse,
} from '../../contract/index.ts'
import styles from './design.module.css'
import { TeacherChoice } from './teacher-choice.tsx'
import { useDesignWords } from './use-design-words.ts'

/** What a person does to the courses of a draft. */
interface CourseActs {
  change: (courseId: string, values: Partial<DesignCourseInput>) => void
  move: (courseId: string, by: -1 | 1) => void
  remove: (courseId: string) => void
  /** Chooses a course for a module, in the place of one where that is named. */
  choose: (modulePosition: number, instead: string | null) => void
}

/** The modules of a class with their courses. @param acts null where the reader may not change them. */
export function ModuleCourses({
  of,
  content,
  acts,
}: {
  of: ClassDetail
  content: DesignContent
  acts: CourseActs | null
}) {
  const { t } = useTranslation('training')
  return (
    <Section title={t('design.modules')} note={t('design.modulesNote')}>
      {of.modules.map((module, index) => {
        const courses = content.courses.filter(({ modulePosition }) => modulePosition === index + 1)
        return (
          <div key={`${module.kind} ${module.title}`} className={styles.module}>
            <div className={styles.moduleHead}>
              <span>
                {index + 1}. {module.title}{' '}
                <span className={styles.soft}>
                  {[t(`class.module.${module.kind}`), module.taughtBy?.name].filter(Boolean).join(' · ')}
                </span>
              </span>
              {acts && (
                <Button size="small" icon={<PlusOutlined />} onClick={() => acts.choose(index + 1, null)}>
                  {t('design.addCourse')}
                </Button>
              )}
            </div>
            {courses.length === 0 && <p className={styles.soft}>{t('design.moduleEmpty')}</p>}
            {courses.map((course) => (
              <Course key={course.courseId} course={course} all={content.courses} acts={acts} />
            ))}
          </div>
        )
      })}
    </Section>
  )
}

function Course({
  course,
  all,
  acts,
}: {
  course: ShownDesignCourse
  all: readonly ShownDesignCourse[]
  acts: CourseActs | null
}) {
  const { t } = useTranslation('training')
  const words = useDesignWords()
  const at = all.findIndex(({ courseId }) => courseId === course.courseId)
  return (
    <div className={styles.course}>
      <div className={styles.courseHead}>
        <span className={styles.title}>
          {course.inSight ? (
            <PageLink href={paths.course(course.courseId)}>{course.title}</PageLink>
          ) : (
            course.title
          )}
        </span>
        {acts && (
          <span>
            <Button
              type="text"
              size="small"
              aria-label={t('design.up')}
              title={t('design.up')}
              icon={<ArrowUpOutlined />}
              disabled={at === 0}
              onClick={() => acts.move(course.courseId, -1)}
            />
            <Button
              type="text"
              size="small"
              aria-label={t('design.down')}
              title={t('design.down')}
              icon={<ArrowDownOutlined />}
              disabled={at === all.length - 1}
              onClick={() => acts.move(course.courseId, 1)}
            />
            <Button
              type="text"
              size="small"
              aria-label={t('design.replace')}
              title={t('design.replace')}
              icon={<SwapOutlined />}
              onClick={() => acts.choose(course.modulePosition, course.courseId)}
            />
            <Button
              type="text"
              size="small"
              aria-label={t('design.remove')}
              title={t('design.remove')}
              icon={<DeleteOutlined />}
              onClick={() => acts.remove(course.courseId)}
            />
          </span>
        )}
      </div>
      <div className={styles.soft}>
        {course.meets > 0
          ? t('design.courseMeets', { count: course.meets, alone: course.meetsAlone })
          : t('design.courseMeetsNone')}
        {course.from !== null && ` · ${t('design.from', { name: course.from })}`}
        {course.timesUsed > 0 && ` · ${t('design.used', { count: course.timesUsed })}`}
        {course.highestFee !== null && ` · ${t('design.fee', { amount: course.highestFee })}`}
      </div>
      {acts ? (
        <Fields course={course} acts={acts} />
      ) : (
        <div className={styles.fields}>
          <span className={styles.field}>
            {t('design.teacher')} {course.teacher?.name ?? t('design.noTeacher')}
          </span>
          <span className={styles.field}>
            {t('design.courseHours')} {course.hours}
          </span>
          <span className={styles.field}>{t('design.versionNo', { count: course.versionNo })}</span>
        </div>
      )}
      {course.warnings.map((warning) => (
        <div key={warning.rule} className={styles.warning}>
          {words.warning(warning)}
        </div>
      ))}
    </div>
  )
}

function Fields({ course, acts }: { course: ShownDesignCourse; acts: CourseActs }) {
  const { t } = useTranslation('training')
  const versions = Array.from({ length: course.presentVersionNo }, (_, at) => course.presentVersionNo - at)
  return (
    <div className={styles.fields}>
      <TeacherChoice course={course} onChange={(teacherId) => acts.change(course.courseId, { teacherId })} />
      <span className={styles.field}>
        {t('design.courseHours')}
        <InputNumber
          size="small"
          aria-label={t('design.courseHours')}
          min={0.5}
          max={480}
          step={0.5}
          style={{ width: 68 }}
          value={course.hours}
          onChange={(hours) => {
            if (hours !== null && hours >= 0.5)
              acts.change(course.courseId, { hours: Math.round(hours * 2) / 2 })
          }}
        />
      </span>
      {versions.length > 1 && (
        <Select
          size="small"
          aria-label={t('design.version')}
          value={course.versionNo}
          options={versions.map((versionNo) => ({
            value: versionNo,
            label: t('design.versionNo', { count: versionNo }),
          }))}
          onChange={(versionNo: number) => acts.change(course.courseId, { versionNo })}
        />
      )}
    </div>
  )
}
