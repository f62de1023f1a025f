import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import type { AccountState } from '../contract.ts'

const tone = { pending: 'alert', active: 'ok', disabled: 'plain' } as const

/** A state as a chip: red where somebody must decide. */
export function StateChip({ state }: { state: AccountState }) {
  const { t } = useTranslation('access')
  return <Chip tone={tone[state]}>{t(`state.${state}`)}</Chip>
}
