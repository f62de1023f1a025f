import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import type { BiddingState } from '../../contract/index.ts'

const tones = {
  collected: 'plain',
  listed: 'accent',
  bidding: 'accent',
  review: 'alert',
  signed: 'accent',
  underway: 'accent',
  accepted: 'ok',
  failed: 'plain',
  withdrawn: 'plain',
} as const

/** Where a bidding stands. */
export function BiddingStateChip({ state }: { state: BiddingState }) {
  const { t } = useTranslation('talent')
  return <Chip tone={tones[state]}>{t(`bidding.state.${state}`)}</Chip>
}
