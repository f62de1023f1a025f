import { useTranslation } from 'react-i18next'
import { formatInstant } from '#web/ui/format.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { keepsCodes, useCodeNames } from './code-names.ts'
import { type Change, differenceOf, isKey, isSame } from './difference.ts'
import { textDifference } from './text-difference.ts'
import styles from './thread.module.css'
import { useThreadWords } from './words.ts'

/** From so many characters on, a changed text is shown with its changes inside. */
const longText = 24

/** What changed between two versions, field by field, in words. */
export function ChangeList({ before, after }: { before: unknown; after: unknown }) {
  const { t } = useTranslation('app')
  const changes = differenceOf(before, after)
  const nameOf = useCodeNames(keepsCodes(before) || keepsCodes(after))
  if (changes.length === 0)
    return isSame(before, after) ? <div className={styles.faint}>{t('thread.history.same')}</div> : null
  return (
    <dl className={styles.changes}>
      {changes.map((change) => (
        <ChangeRow key={change.path.join('.')} change={change} nameOf={nameOf} />
      ))}
    </dl>
  )
}

type NameOf = ReturnType<typeof useCodeNames>

function ChangeRow({ change, nameOf }: { change: Change; nameOf: NameOf }) {
  const { t } = useTranslation('app')
  const word = useThreadWords()
  const tellAs = useValueTeller(nameOf)
  const tell = (value: unknown): string => tellAs(change.path.at(-1) ?? '', value)
  const name = change.path.map((part) => word('field', part)).join(' · ')
  return (
    <>
      <dt>{name}</dt>
      <dd>
        {change.kind === 'list' ? (
          <>
            {change.removed.length > 0 && (
              <del>
                {t('thread.history.removed', { items: change.removed.map(tell).join(t('thread.joiner')) })}
              </del>
            )}{' '}
            {change.added.length > 0 && (
              <ins>
                {t('thread.history.added', { items: change.added.map(tell).join(t('thread.joiner')) })}
              </ins>
            )}
          </>
        ) : isLong(change.before) && isLong(change.after) ? (
          <TextChange before={change.before} after={change.after} />
        ) : (
          <>
            {change.kind !== 'added' && <del>{tell(change.before)}</del>}
            {change.kind === 'changed' && <span aria-hidden> → </span>}
            {change.kind !== 'removed' && <ins>{tell(change.after)}</ins>}
          </>
        )}
      </dd>
    </>
  )
}

const isLong = (value: unknown): value is string => typeof value === 'string' && value.length >= longText

function TextChange({ before, after }: { before: string; after: string }) {
  const pieces = textDifference(before, after)
  let at = 0
  return (
    <span className={styles.textChange}>
      {pieces.map(({ kind, text }) => {
        at += text.length
        const key = `${at} ${kind}`
        if (kind === 'removed') return <del key={key}>{text}</del>
        if (kind === 'added') return <ins key={key}>{text}</ins>
        return <span key={key}>{text}</span>
      })}
    </span>
  )
}

/** A stored value for people: days and instants in the language, known words translated, objects by their fields. */
function useValueTeller(nameOf: NameOf): (field: string, value: unknown) => string {
  const { t } = useTranslation('app')
  const format = useFormat()
  const word = useThreadWords()
  const tell = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('thread.history.none')
    if (Array.isArray(value))
      return value.map((item) => tell(field, item)).join(t('thread.joiner')) || t('thread.history.none')
    if (typeof value === 'object') {
      return Object.entries(value)
        .filter(([name, item]) => item !== null && item !== '' && name !== 'id' && !isKey(item))
        .map(([name, item]) => `${word('field', name)} ${tell(name, item)}`)
        .join(t('thread.joiner'))
    }
    const text = String(value)
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return format.day(text)
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return formatInstant(text)
    const named = nameOf(field, text)
    if (named !== null) return named
    // A kind such as `chains.node` is no value of a closed set, but has a word among the kinds.
    const plain = word('value', text)
    return plain === text ? word('kind', text) : plain
  }
  return tell
}
