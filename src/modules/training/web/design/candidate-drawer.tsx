import { useQuery } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import type { DesignCandidate, DesignCourseInput } from '../../contract/index.ts'
import styles from './design.module.css'
import { designQueries } from './queries.ts'

/** Courses of the library for a module, each with how many of the needs it would meet. */
export function CandidateDrawer({
  classId,
  module,
  draft,
  onChoose,
  onClose,
}: {
  classId: string
  module: { position: number; title: string }
  /** The other courses of the draft. */
  draft: readonly DesignCourseInput[]
  onChoose: (course: DesignCourseInput) => void
  onClose: () => void
}) {
  const { t } = useTranslation('training')
  const query = useQuery(designQueries.candidates(classId, module.position, draft))
  return (
    <Drawer open size={560} title={t('design.candidates.title', { module: module.title })} onClose={onClose}>
      <QueryView query={query} rows={6}>
        {(candidates) =>
          candidates.length === 0 ? (
            <p>{t('design.candidates.none')}</p>
          ) : (
            <ul className={styles.list}>
              {candidates.map((candidate) => (
                <Candidate key={candidate.courseId} candidate={candidate} onChoose={onChoose} />
              ))}
            </ul>
          )
        }
      </QueryView>
    </Drawer>
  )
}

function Candidate({
  candidate,
  onChoose,
}: {
  candidate: DesignCandidate
  onChoose: (course: DesignCourseInput) => void
}) {
  const { t } = useTranslation('training')
  const { modulePosition, courseId, versionNo, teacherId, hours } = candidate
  const against = [
    candidate.fitsModule ? null : t('design.candidates.otherModule'),
    candidate.hasTeacher ? null : t('design.candidates.noTeacher'),
    candidate.fitsHours ? null : t('design.candidates.noHours'),
  ].filter((one) => one !== null)
  return (
    <li>
      <div className={styles.row}>
        <span>
          <PageLink href={paths.course(courseId)}>{candidate.title}</PageLink>{' '}
          {candidate.ofChain && <Chip tone="accent">{t('design.candidates.ofChain')}</Chip>}
        </span>
        <Button
          size="small"
          onClick={() => onChoose({ modulePosition, courseId, versionNo, teacherId, hours })}
        >
          {t('design.candidates.choose')}
        </Button>
      </div>
      <div className={styles.soft}>
        {[
          t('design.candidates.adds', { count: candidate.adds, weight: candidate.addedWeight }),
          t('design.candidates.meets', { count: candidate.meets }),
          t('design.candidates.hours', { hours: candidate.fullHours }),
          candidate.timesUsed > 0 ? t('design.used', { count: candidate.timesUsed }) : null,
        ]
          .filter((one) => one !== null)
          .join(' · ')}
      </div>
      {against.length > 0 && <div className={styles.warning}>{against.join(' · ')}</div>}
    </li>
  )
}
