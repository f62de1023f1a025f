import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import type { EngagementState } from '../../contract/index.ts'

const tones: Partial<Record<EngagementState, 'alert' | 'ok' | 'accent'>> = {
  suggested: 'alert',
  shortlisted: 'accent',
  contacted: 'accent',
  interview: 'accent',
  offer: 'accent',
  onboard: 'ok',
}

/** Where an engagement stands, in a word. */
export function EngagementStateChip({ state }: { state: EngagementState }) {
  const { t } = useTranslation('talent')
  return <Chip tone={tones[state] ?? 'plain'}>{t(`engagement.state.${state}`)}</Chip>
}
