import { useTranslation } from 'react-i18next'
import type { Permission } from '#platform/http/contract.ts'
import { useMay } from '#web/allowed.tsx'
import { AreaLinks } from '#web/ui/area-nav.tsx'
import { paths } from '#web/ui/paths.ts'
import type { TrainingLabels } from './labels.zh.ts'

/** The areas of training in the order of their work, with the right each asks for. */
const areas: readonly { key: Area; href: string; right: Permission }[] = [
  { key: 'programmes', href: paths.training(), right: 'training.class.read' },
  { key: 'classes', href: paths.trainingClasses(), right: 'training.class.read' },
  { key: 'surveys', href: paths.surveys(), right: 'training.survey.read' },
  { key: 'discussions', href: paths.discussions(), right: 'training.discussion.read' },
  { key: 'needs', href: paths.trainingNeeds(), right: 'training.need.read' },
  { key: 'coverage', href: paths.trainingCoverage(), right: 'training.need.read' },
  { key: 'unitCoverage', href: paths.unitCoverage(), right: 'training.nomination.read' },
  { key: 'hours', href: paths.trainingHours(), right: 'training.hours.count' },
  { key: 'ratings', href: paths.ownRatings(), right: 'training.class.read' },
  { key: 'courses', href: paths.courses(), right: 'training.course.read' },
  { key: 'teachers', href: paths.teachers(), right: 'training.teacher.read' },
  { key: 'venues', href: paths.venues(), right: 'training.venue.read' },
  { key: 'topics', href: paths.trainingTopics(), right: 'training.topic.read' },
  { key: 'ideas', href: paths.ideas(), right: 'training.idea.read' },
  { key: 'growth', href: paths.ownGrowth(), right: 'training.growth.read' },
]
type Area = keyof TrainingLabels['area']

/** Leads from one area of training to the others. */
export function AreaNav({ at }: { at: Area }) {
  const { t } = useTranslation('training')
  const may = useMay()
  return (
    <AreaLinks
      label={t('areaNav')}
      at={at}
      areas={areas
        .filter(({ right }) => may(right))
        .map(({ key, href }) => ({ key, href, title: t(`area.${key}`) }))}
    />
  )
}
