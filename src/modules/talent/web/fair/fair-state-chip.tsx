import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type Fair, fairStateChoices } from '../../contract/index.ts'

const tones = { planned: 'accent', held: 'ok', cancelled: 'plain' } as const

/** Where a fair stands, in a word. */
export function FairStateChip({ state }: { state: Fair['state'] }) {
  const { language } = useFormat()
  const title = fairStateChoices.find(({ value }) => value === state)?.title[language]
  return <Chip tone={tones[state]}>{title}</Chip>
}
