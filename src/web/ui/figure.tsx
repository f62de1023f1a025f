import { Popover } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyValue } from './key-value.tsx'
import styles from './marks.module.css'
import { type OutputStatusName, StatusChip } from './status-chip.tsx'
import { useFormat } from './use-language.ts'

export type FigureProps = {
  label: ReactNode
  /** Already formatted; null says that it is unknown. */
  value: string | null
  unit?: string
  /** What the figure is of: a day `YYYY-MM-DD`, or a ready text such as a month. */
  asOf?: string
  status?: OutputStatusName
  /** Shown on click, so that every figure can say where it came from. */
  source?: ReactNode
  stale?: boolean
  size?: 'large' | 'small'
  note?: ReactNode
}

/** A figure, never alone: value, unit, date, status, and its source on click. Old figures look old. */
export function Figure(props: FigureProps) {
  const { t } = useTranslation('ui')
  const format = useFormat()
  const { label, value, unit, asOf, status, source, stale = false, size = 'large', note } = props
  const dated = asOf === undefined ? null : /^\d{4}-\d{2}-\d{2}/.test(asOf) ? format.day(asOf) : asOf
  const classes = [styles.figure, size === 'small' ? styles.figureSmall : '', stale ? styles.figureOld : '']
  return (
    <span className={classes.join(' ')}>
      <span className={styles.figureLabel}>{label}</span>
      <span className={styles.figureMain}>
        <span className={styles.figureValue}>{value ?? '—'}</span>
        {value !== null && unit && <span className={styles.figureUnit}>{unit}</span>}
        {value !== null && status && <StatusChip status={status} />}
      </span>
      <span className={styles.figureFoot}>
        {dated && <span>{dated}</span>}
        {note}
        {source && (
          <Popover
            trigger="click"
            content={
              <KeyValue
                items={[
                  { label: t('source'), value: source },
                  ...(dated ? [{ label: t('date'), value: dated }] : []),
                  ...(status ? [{ label: t('status'), value: <StatusChip status={status} /> }] : []),
                ]}
              />
            }
          >
            <button type="button" className={styles.sourceButton}>
              {t('source')}
            </button>
          </Popover>
        )}
      </span>
    </span>
  )
}
