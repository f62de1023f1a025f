import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type Fair, fairStateChoices } from '../../contract/index.ts'

const tones = { planned: 'accent', held: 'ok', cancelled: 'plain' } as const

/** Where a fair stands, in a word; one whose day has passed while it is planned says so. */
export function FairStateChip({ fair }: { fair: Pick<Fair, 'state' | 'isOverdue'> }) {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  if (fair.isOverdue) return <Chip tone="alert">{t('fair.overdue')}</Chip>
  const title = fairStateChoices.find(({ value }) => value === fair.state)?.title[language]
  return <Chip tone={tones[fair.state]}>{title}</Chip>
}
