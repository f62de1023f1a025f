import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Permission } from '#platform/http/contract.ts'
import { useMay } from '#web/allowed.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import type { ClassDetail } from '../../contract/index.ts'
import type { TrainingLabels } from '../labels.zh.ts'
import { trainingQueries } from '../queries.ts'
import styles from '../training.module.css'
import { ClassStateChip } from './class-marks.tsx'

/** The pages of a class in the order of its work, with the right each asks for. */
const parts: readonly { key: ClassPart; href: (id: string) => string; right: Permission }[] = [
  { key: 'overview', href: (id) => paths.trainingClass(id), right: 'training.class.read' },
  { key: 'design', href: (id) => paths.classDesign(id), right: 'training.class.read' },
  { key: 'enrolment', href: (id) => paths.classEnrolment(id), right: 'training.nomination.read' },
  { key: 'timetable', href: (id) => paths.classTimetable(id), right: 'training.class.read' },
  { key: 'attendance', href: (id) => paths.classAttendance(id), right: 'training.class.run' },
  { key: 'feedback', href: (id) => paths.classFeedback(id), right: 'training.class.read' },
]
export type ClassPart = keyof TrainingLabels['class']['part']

/** The head of every page of a class: its title, where it stands, and the way to its other pages. */
export function ClassFrame({
  id,
  at,
  actions,
  children,
}: {
  id: string
  at: ClassPart
  actions?: (of: ClassDetail) => ReactNode
  children: (of: ClassDetail) => ReactNode
}) {
  const { t } = useTranslation('training')
  const query = useQuery(trainingQueries.class(id))
  return (
    <QueryView query={query} rows={10}>
      {(of) => (
        <div key={of.id}>
          <PageHeader
            title={of.title}
            back={{ href: paths.trainingClasses(), label: t('class.list.title') }}
            sub={
              <span className={styles.marks}>
                <Chip tone="accent">{t(`class.kind.${of.kind}`)}</Chip>
                {of.termNo === null ? t('class.adHoc') : t('class.detail.term', { count: of.termNo })}
                <ClassStateChip state={of.state} />
              </span>
            }
            actions={actions?.(of)}
          />
          <ClassNav of={of} at={at} />
          {children(of)}
        </div>
      )}
    </QueryView>
  )
}

function ClassNav({ of, at }: { of: ClassDetail; at: ClassPart }) {
  const { t } = useTranslation('training')
  const may = useMay()
  const seen = parts.filter(({ right }) => may(right))
  if (seen.length < 2) return null
  return (
    <nav className={styles.areas} aria-label={t('class.nav')}>
      {seen.map(({ key, href }) =>
        key === at ? (
          <span key={key} aria-current="page" className={styles.areaHere}>
            {t(`class.part.${key}`)}
          </span>
        ) : (
          <PageLink key={key} href={href(of.id)}>
            {t(`class.part.${key}`)}
          </PageLink>
        ),
      )}
    </nav>
  )
}
