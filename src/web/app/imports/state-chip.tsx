import { type ImportState, importStateWords } from '#platform/tabular/import/contract.ts'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'

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
  const { language } = useFormat()
  return <Chip tone={tones[state]}>{importStateWords[state][language]}</Chip>
}
