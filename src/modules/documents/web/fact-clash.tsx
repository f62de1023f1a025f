import { useTranslation } from 'react-i18next'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { useFactTeller } from './fact-marks.tsx'
import type { Clash, Decision } from './use-decisions.ts'

const stateAfter: Record<Decision['kind'], 'confirmed' | 'corrected' | 'rejected' | 'suggested'> = {
  confirm: 'confirmed',
  correct: 'corrected',
  reject: 'rejected',
  reopen: 'suggested',
}

/** Somebody decided this fact meanwhile: their decision against mine. */
export function FactClash({
  clash,
  onTakeTheirs,
  onTakeMine,
  busy,
}: {
  clash: Clash
  onTakeTheirs: () => void
  onTakeMine: () => void
  busy: boolean
}) {
  const { t } = useTranslation('documents')
  const { tell } = useFactTeller()
  const { theirs, decision } = clash
  const args =
    decision.kind === 'correct' ? { ...theirs.suggestedArgs, ...decision.args } : theirs.suggestedArgs
  const state = { theirs: t(`state.${theirs.state}`), mine: t(`state.${stateAfter[decision.kind]}`) }
  const told = { theirs: tell(theirs), mine: tell({ type: theirs.type, args }) }
  const reason = {
    theirs: theirs.reason ?? '',
    mine: 'reason' in decision ? decision.reason : '',
  }
  return (
    <ConflictNotice
      fields={[
        { label: t('facts.state'), ...state, same: state.theirs === state.mine },
        { label: t('facts.told'), ...told, same: told.theirs === told.mine },
        { label: t('facts.reason'), ...reason, same: reason.theirs === reason.mine },
      ]}
      onTakeTheirs={onTakeTheirs}
      onTakeMine={onTakeMine}
      busy={busy}
    />
  )
}
