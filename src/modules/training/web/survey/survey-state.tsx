import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import type { SurveyState } from '../../contract/index.ts'

const tones = { draft: 'plain', open: 'accent', closed: 'ok' } as const

/** Where a questionnaire stands. */
export function SurveyStateMark({ state }: { state: SurveyState }) {
  const { t } = useTranslation('training')
  return <Chip tone={tones[state]}>{t(`survey.state.${state}`)}</Chip>
}
