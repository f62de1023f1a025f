import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import type { Account } from '../contract.ts'

const tone = { pending: 'alert', active: 'ok', disabled: 'plain' } as const

/** A state as a chip: red where somebody must decide. */
export function StateChip({ account: { state, resetAt } }: { account: Account }) {
  const { t } = useTranslation('access')
  const resets = state === 'pending' && resetAt !== null
  return <Chip tone={tone[state]}>{t(resets ? 'resetWaits' : `state.${state}`)}</Chip>
}
