import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/ui/use-language.ts'
import type { Option, OptionGroup } from './groups.ts'
import { MarkedText } from './marked-text.tsx'
import styles from './search.module.css'

/** What was found, by kind, or why there is nothing. */
export function ResultList({
  id,
  words,
  tooShort,
  groups,
  activeKey,
  waiting,
  failed,
  onChoose,
  onPoint,
}: {
  id: string
  words: string
  tooShort: boolean
  groups: readonly OptionGroup[]
  activeKey: string | null
  waiting: boolean
  /** Asks again after a failure; null while nothing failed. */
  failed: (() => void) | null
  onChoose: (option: Option) => void
  onPoint: (key: string) => void
}) {
  const { t } = useTranslation('search')
  const count = groups.reduce((sum, group) => sum + group.options.length, 0)
  const more = groups.some((group) => group.more)
  const said = tooShort
    ? t('tooShort')
    : failed !== null
      ? t('failed')
      : words === '' || (waiting && count === 0)
        ? ''
        : count === 0
          ? t('none', { query: words })
          : t(more ? 'foundMore' : 'found', { count })
  return (
    <div className={styles.results} aria-busy={waiting}>
      <div className="sr-only" role="status" aria-live="polite">
        {said}
      </div>
      {failed !== null && (
        <div className={styles.note} role="alert">
          {t('failed')} <Button onClick={failed}>{t('retry')}</Button>
        </div>
      )}
      {tooShort && <div className={styles.note}>{t('tooShort')}</div>}
      {words === '' && <div className={styles.note}>{t('start')}</div>}
      {count === 0 && words !== '' && !tooShort && failed === null && (
        <div className={styles.note}>
          {waiting ? (
            t('loading')
          ) : (
            <>
              <div className={styles.noteTitle}>{t('none', { query: words })}</div>
              {t('noneHelp')}
            </>
          )}
        </div>
      )}
      <div id={id} role="listbox" aria-label={t('results')}>
        {groups.map((group) => (
          <div key={group.key} role="presentation">
            <div className={styles.groupTitle} aria-hidden>
              {group.title}
            </div>
            {group.options.map((option) => (
              <OptionRow
                key={option.key}
                id={`${id}-${option.key}`}
                group={group.title}
                option={option}
                active={option.key === activeKey}
                onChoose={() => onChoose(option)}
                onPoint={() => onPoint(option.key)}
              />
            ))}
            {group.more && <div className={styles.more}>{t('more')}</div>}
          </div>
        ))}
      </div>
    </div>
  )
}

function OptionRow({
  id,
  group,
  option,
  active,
  onChoose,
  onPoint,
}: {
  id: string
  group: string
  option: Option
  active: boolean
  onChoose: () => void
  onPoint: () => void
}) {
  const { t } = useTranslation('search')
  const { colon } = useFormat()
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className={styles.option}
      onClick={onChoose}
      onKeyDown={(event) => event.key === 'Enter' && onChoose()}
      onMouseMove={onPoint}
    >
      <div className={styles.title}>
        <span className="sr-only">{group} </span>
        <MarkedText text={option.title} ranges={option.ranges} />
      </div>
      {(option.also !== null || option.line) && (
        <div className={styles.line}>
          {option.also !== null && (
            <span>
              {t('also')}
              {colon}
              <MarkedText text={option.also.text} ranges={option.also.ranges} />
            </span>
          )}
          {option.line && <span>{option.line}</span>}
        </div>
      )}
    </div>
  )
}
