import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import type { EnterpriseKind } from '../contract.ts'
import styles from './enterprises.module.css'

/** Leading enterprise, chain owner, little giant as small labels. */
export function KindChips({ kinds }: { kinds: readonly EnterpriseKind[] }) {
  const { t } = useTranslation('directory')
  if (kinds.length === 0) return <>—</>
  return (
    <span className={styles.kinds}>
      {kinds.map((kind) => (
        <Chip key={kind} tone="accent">
          {t(`kindShort.${kind}`)}
        </Chip>
      ))}
    </span>
  )
}
