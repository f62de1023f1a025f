import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Section } from '#web/ui/section.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { ClassDetail, DesignChange, DesignContent, DesignProposal } from '../../contract/index.ts'
import styles from './design.module.css'
import { countsOf } from './use-design-words.ts'

/** A proposal beside the present design, before it is taken. */
export function ProposalView({
  of,
  present,
  proposal,
  onTake,
  onClose,
}: {
  of: ClassDetail
  present: DesignContent
  proposal: DesignProposal
  onTake: () => void
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  return (
    <Section
      title={t('design.proposal.title')}
      note={t('design.proposal.note')}
      actions={
        <span className={styles.acts}>
          <Button type="primary" onClick={onTake}>
            {t('design.proposal.take')}
          </Button>
          <Button onClick={onClose}>{t('design.proposal.close')}</Button>
        </span>
      }
    >
      <p className={styles.soft}>
        {t(proposal.isBest ? 'design.proposal.isBest' : 'design.proposal.notBest')}
      </p>
      <div className={styles.compare}>
        <Side
          of={of}
          title={t('design.proposal.present')}
          content={present}
          other={proposal.content}
          mark="gone"
        />
        <Side
          of={of}
          title={t('design.proposal.proposed')}
          content={proposal.content}
          other={present}
          mark="isNew"
        />
      </div>
      {proposal.changes.length > 0 && <Changes changes={proposal.changes} />}
    </Section>
  )
}

function Side({
  of,
  title,
  content,
  other,
  mark,
}: {
  of: ClassDetail
  title: string
  content: DesignContent
  other: DesignContent
  /** What it means that a course does not stand on the other side. */
  mark: 'gone' | 'isNew'
}) {
  const { t } = useTranslation('training')
  const elsewhere = new Set(other.courses.map(({ courseId }) => courseId))
  const { met, leftOut } = countsOf(content)
  return (
    <div>
      <h3>{title}</h3>
      <p className={styles.soft}>
        {t('design.proposal.result', { met, leftOut, metWeight: content.metWeight, weight: content.weight })}
      </p>
      {content.courses.length === 0 && <p className={styles.soft}>{t('design.proposal.none')}</p>}
      <ul className={styles.list}>
        {content.courses.map((course) => (
          <li key={course.courseId}>
            <div className={styles.row}>
              <span>{course.title}</span>
              {!elsewhere.has(course.courseId) && (
                <Chip tone={mark === 'isNew' ? 'accent' : 'plain'}>{t(`design.proposal.${mark}`)}</Chip>
              )}
            </div>
            <div className={styles.soft}>
              {[
                of.modules[course.modulePosition - 1]?.title,
                course.teacher?.name ?? t('design.noTeacher'),
                t('design.candidates.hours', { hours: course.hours }),
              ].join(' · ')}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** What experience with earlier classes changed, each with its reason and what came of it. */
export function Changes({ changes }: { changes: readonly DesignChange[] }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  return (
    <div className={styles.module}>
      <div className={styles.title}>{t('design.proposal.changes')}</div>
      <ul className={styles.list}>
        {changes.map((change) => (
          <li key={`${change.subject} ${change.id}`}>
            {change.attitude === null
              ? t('design.proposal.topic', { name: change.name, factor: change.factor, why: change.why })
              : t(`design.proposal.${change.attitude}`, { name: change.name, why: change.why })}
            <div className={styles.soft}>
              {change.added.length > 0 &&
                t('design.proposal.added', { courses: change.added.join(format.comma) })}{' '}
              {change.removed.length > 0 &&
                t('design.proposal.removed', { courses: change.removed.join(format.comma) })}
              {change.keptFor !== null && t('design.proposal.keptFor', { count: change.keptFor })}
              {change.keptFor === null &&
                change.added.length + change.removed.length === 0 &&
                t('design.proposal.nothing')}
            </div>
          </li>
        ))}
      </ul>
    </div>
  )
}
