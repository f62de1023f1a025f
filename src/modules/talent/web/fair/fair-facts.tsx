import { useTranslation } from 'react-i18next'
import { useColumnWords } from '#web/columns/column-words.ts'
import { Figure } from '#web/ui/figure.tsx'
import { formatNumber } from '#web/ui/format.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type FairDetail, fairFigures, fairTable } from '../../contract/index.ts'
import styles from './fair.module.css'

/** When, where and by whom a fair is held. */
export function FairFacts({ fair }: { fair: FairDetail }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const words = useColumnWords(fairTable)
  const format = useFormat()
  return (
    <KeyValue
      items={[
        { label: words.title('kind'), value: words.told('kind', fair.kind) },
        {
          label: t('fair.days'),
          value:
            fair.fromOn === fair.untilOn
              ? format.day(fair.fromOn)
              : t('fair.daysOf', { from: format.day(fair.fromOn), until: format.day(fair.untilOn) }),
        },
        { label: words.title('place'), value: fair.place ?? ui('none') },
        { label: words.title('host'), value: fair.host },
        {
          label: words.title('chainCodes'),
          value: fair.chainNames.join(format.comma) || t('fair.everyChain'),
        },
        ...(fair.cancelReason === null
          ? []
          : [{ label: words.title('cancelReason'), value: fair.cancelReason }]),
        { label: words.title('note'), value: fair.note ?? ui('none') },
        { label: t('fair.createdBy'), value: fair.createdByName },
      ]}
    />
  )
}

/** What was announced at a fair and what came of it. */
export function FairSums({ fair }: { fair: FairDetail }) {
  const { t } = useTranslation('talent')
  const told = (value: number | null) => (value === null ? null : formatNumber(value))
  return (
    <div className={styles.sums}>
      <Figure size="small" label={t('fair.enterprises')} value={told(fair.enterprises)} />
      <Figure size="small" label={t('fair.entries')} value={told(fair.entries)} />
      <Figure size="small" label={t('fair.seats')} value={told(fair.seats)} />
      <Figure
        size="small"
        label={t('fair.reported')}
        value={t('fair.reportedOf', { reported: fair.reported, entries: fair.entries })}
      />
      {fairFigures.map((figure) => (
        <Figure key={figure} size="small" label={t(`fair.figure.${figure}`)} value={told(fair[figure])} />
      ))}
    </div>
  )
}
