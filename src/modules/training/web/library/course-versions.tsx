import { Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useColumnWords } from '#web/columns/column-words.ts'
import { formatInstant } from '#web/ui/format.ts'
import { Section } from '#web/ui/section.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type CourseDetail, type CourseVersion, changedContent, courseShown } from '../../contract/index.ts'
import styles from './library.module.css'

/** All versions of a course with what changed, and any two of them side by side. */
export function CourseVersions({ course }: { course: CourseDetail }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const { versions } = course
  return (
    <Section title={t('library.versions')} note={t('library.versionsNote')}>
      <ol className={`${styles.plain} ${styles.versions}`}>
        {versions.map((version) => (
          <li key={version.versionNo}>
            <span className={styles.title}>
              <strong>{t('library.versionNo', { no: version.versionNo })}</strong>
              {version.versionNo === course.versionNo && <Chip tone="ok">{t('library.present')}</Chip>}
              <span className={styles.small}>
                {version.createdByName} {formatInstant(version.createdAt)}
              </span>
            </span>
            <div>{version.changeNote ?? t('library.firstVersion')}</div>
            <div className={styles.small}>
              {version.timesUsed === 0
                ? t('library.notUsed')
                : t('library.timesUsed', { count: version.timesUsed })}
              {version.exportedAt !== null &&
                ` · ${t('library.exported', { day: format.day(version.exportedAt.slice(0, 10)) })}`}
            </div>
          </li>
        ))}
      </ol>
      {versions.length > 1 && <Comparison versions={versions} />}
    </Section>
  )
}

function Comparison({ versions }: { versions: readonly CourseVersion[] }) {
  const { t } = useTranslation('training')
  const [left, setLeft] = useState(versions[1]!.versionNo)
  const [right, setRight] = useState(versions[0]!.versionNo)
  const of = (no: number) => versions.find(({ versionNo }) => versionNo === no) ?? versions[0]!
  const options = versions.map(({ versionNo }) => ({
    value: versionNo,
    label: t('library.versionNo', { no: versionNo }),
  }))
  return (
    <div>
      <div className={styles.compare}>
        {t('library.compare')}
        <Select aria-label={t('library.compareLeft')} value={left} options={options} onChange={setLeft} />
        <Select aria-label={t('library.compareRight')} value={right} options={options} onChange={setRight} />
      </div>
      <Differences one={of(left)} other={of(right)} />
    </div>
  )
}

function Differences({ one, other }: { one: CourseVersion; other: CourseVersion }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const words = useColumnWords(courseShown)
  const changed = changedContent(one, other)
  if (changed.length === 0) return t('library.noDifference')
  const tell = (version: CourseVersion, key: (typeof changed)[number]): string => {
    // Topics by the names that came with them: a retired one is on no list.
    if (key === 'topicCodes') return version.topicNames.join(format.comma) || ui('none')
    if (key === 'chainCodes') return version.chainNames.join(format.comma) || t('everyChain')
    return words.told(key, version[key]) ?? ui('none')
  }
  return (
    <dl className={styles.changes}>
      {changed.map((key) => (
        <div key={key}>
          <dt>{words.title(key)}</dt>
          <dd>
            <del>{tell(one, key)}</del>
            <br />
            <ins>{tell(other, key)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}
