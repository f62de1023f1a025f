import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import type { IdeaState } from '../../contract/index.ts'

const tones: Partial<Record<IdeaState, 'alert' | 'ok' | 'accent'>> = {
  submitted: 'alert',
  underReview: 'accent',
  adopted: 'ok',
}

/** Where an idea stands, in a word. */
export function IdeaStateChip({ state }: { state: IdeaState }) {
  const { t } = useTranslation('training')
  return <Chip tone={tones[state] ?? 'plain'}>{t(`idea.state.${state}`)}</Chip>
}
