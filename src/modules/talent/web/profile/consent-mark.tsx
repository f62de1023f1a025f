import { useTranslation } from 'react-i18next'
import type { ConsentState } from '../../contract/index.ts'
import styles from './profile.module.css'

const colours: Readonly<Record<ConsentState, string>> = {
  valid: 'var(--sl-ok)',
  ending: 'var(--sl-choke)',
  ended: 'var(--sl-break)',
  withdrawn: 'var(--sl-ink-faint)',
}

/** How consent stands, as shape, colour and word: a disc, a diamond, an empty ring, a bar. */
export function ConsentMark({ state }: { state: ConsentState }) {
  const { t } = useTranslation('talent')
  const colour = colours[state]
  return (
    <span className={styles.mark} style={{ color: colour }} data-consent={state}>
      <svg width={12} height={12} viewBox="0 0 12 12" aria-hidden="true">
        {state === 'valid' && <circle cx={6} cy={6} r={5} fill={colour} />}
        {state === 'ending' && <path d="M6 0L12 6L6 12L0 6Z" fill={colour} />}
        {state === 'ended' && <circle cx={6} cy={6} r={4.5} fill="none" stroke={colour} strokeWidth={2} />}
        {state === 'withdrawn' && <rect x={1} y={4.5} width={10} height={3} fill={colour} />}
      </svg>
      {t(`profile.consentStates.${state}`)}
    </span>
  )
}
