import { useTranslation } from 'react-i18next'
import type { ImportState } from '#platform/tabular/import/contract.ts'
import { Chip } from '#web/ui/status-chip.tsx'

const tones: Readonly<Record<ImportState, 'plain' | 'alert' | 'ok' | 'accent'>> = {
  reading: 'accent',
  checked: 'alert',
  applying: 'accent',
  applied: 'ok',
  cancelled: 'plain',
  failed: 'alert',
  reverting: 'accent',
  reverted: 'plain',
}

/** How far an import is. */
export function StateChip({ state }: { state: ImportState }) {
  const { t } = useTranslation('imports')
  return <Chip tone={tones[state]}>{t(`states.${state}`)}</Chip>
}
