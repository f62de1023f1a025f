import { useTranslation } from 'react-i18next'
import type { Permission } from '#platform/http/contract.ts'
import { useMay } from '#web/allowed.tsx'
import { AreaLinks } from '#web/ui/area-nav.tsx'
import { paths } from '#web/ui/paths.ts'
import type { TalentLabels } from './labels.zh.ts'

type Area = keyof TalentLabels['area']

/** The areas of talent in the order of their work, with the right each asks for. */
const areas: readonly { key: Area; href: string; right: Permission }[] = [
  { key: 'needs', href: paths.talentNeeds(), right: 'talent.need.read' },
  { key: 'people', href: paths.talentPeople(), right: 'talent.profile.read' },
  { key: 'matches', href: paths.matches(), right: 'talent.match.read' },
  { key: 'engagements', href: paths.engagements(), right: 'talent.engagement.read' },
  { key: 'dual', href: paths.dual(), right: 'talent.dual.read' },
  { key: 'directory', href: paths.shortageDirectories(), right: 'talent.directory.read' },
  { key: 'plan', href: paths.talentPlan(), right: 'talent.plan.read' },
  { key: 'recruit', href: paths.recruitMap(), right: 'talent.recruit.read' },
  { key: 'institutes', href: paths.institutes(), right: 'talent.institute.read' },
  { key: 'biddings', href: paths.biddings(), right: 'talent.bidding.read' },
  { key: 'fairs', href: paths.fairs(), right: 'talent.fair.read' },
  { key: 'skills', href: paths.skills(), right: 'talent.skill.read' },
]

/** Leads from one area of talent to the others. */
export function AreaNav({ at }: { at: Area }) {
  const { t } = useTranslation('talent')
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
