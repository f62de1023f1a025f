import { SearchOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Input, type InputRef, Modal } from 'antd'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { parseNameQuery } from '#core/text/name-search/query.ts'
import { meQuery } from '#web/session-query.ts'
import { useGo } from '#web/ui/page-link.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { useDelayed } from '../officialdoc/use-delayed.ts'
import { useThreadWords } from '../thread/words.ts'
import { firstGroups, groupsOf, type Option, type OptionGroup } from './groups.ts'
import { foundQuery, recentQuery } from './queries.ts'
import { addRecent, readRecent } from './recent.ts'
import { ResultList } from './result-list.tsx'
import styles from './search.module.css'
import { useLocalEntries } from './use-local-entries.ts'

const typingMs = 150
/** Longer than the server takes. */
const longestQuery = 100

/** Search over everything: a field and what is found, all of it by keyboard. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('search')
  const word = useThreadWords()
  const phone = usePhone()
  const go = useGo()
  const field = useRef<InputRef>(null)
  const listId = useId()
  const accountId = useQuery(meQuery()).data?.accountId ?? ''
  const [typed, setTyped] = useState('')
  const [activeKey, setActiveKey] = useState<string | null>(null)
  const local = useLocalEntries()
  const words = typed.trim()
  const query = parseNameQuery(words)
  const asked = useDelayed(query === null ? '' : words, typingMs)
  const found = useQuery(foundQuery(query === null ? '' : asked))
  const [refs] = useState(() => readRecent(accountId))
  const recent = useQuery(recentQuery(refs))

  const open = (href: string) => () => go(href)
  const groups: OptionGroup[] =
    query === null
      ? words === ''
        ? firstGroups(
            recent.data?.objects ?? [],
            local.commands,
            { recent: t('recent'), commands: t('commands') },
            open,
          )
        : []
      : groupsOf({
          query,
          answer: found.data,
          local,
          words: { pages: t('pages'), commands: t('commands'), kind: (kind) => word('kind', kind) },
          open,
        })
  const options = groups.flatMap((group) => group.options)
  const active = options.find(({ key }) => key === activeKey) ?? options[0]

  const choose = (option: Option) => {
    if (option.ref !== null) addRecent(accountId, option.ref)
    onClose()
    option.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, its keys are its own.
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && options.length > 0) {
      event.preventDefault()
      const at = active === undefined ? -1 : options.indexOf(active)
      setActiveKey(options[(at + step + options.length) % options.length]?.key ?? null)
    } else if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault()
      choose(active)
    }
  }
  useEffect(() => {
    if (active !== undefined)
      document.getElementById(`${listId}-${active.key}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, listId])

  const waiting = query !== null && (asked !== words || found.isFetching)
  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={phone}
      title={phone ? t('title') : null}
      aria-label={t('title')}
      width={phone ? '100%' : 640}
      zIndex={1100}
      className={phone ? `${styles.dialog} ${styles.dialogPhone}` : styles.dialog}
      style={phone ? { top: 0, margin: 0, maxWidth: '100vw' } : { top: 72 }}
      afterOpenChange={(isOpen) => isOpen && field.current?.focus()}
    >
      <Input
        ref={field}
        size="large"
        variant="borderless"
        autoFocus
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        value={typed}
        maxLength={longestQuery}
        placeholder={t('placeholder')}
        aria-label={t('field')}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={active === undefined ? undefined : `${listId}-${active.key}`}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setTyped(event.target.value)
          setActiveKey(null)
        }}
        onKeyDown={onKeyDown}
      />
      <ResultList
        id={listId}
        words={words}
        tooShort={words !== '' && query === null}
        groups={groups}
        activeKey={active?.key ?? null}
        waiting={waiting}
        failed={query !== null && found.isError ? () => void found.refetch() : null}
        onChoose={choose}
        onPoint={setActiveKey}
      />
      {!phone && (
        <div className={styles.foot} aria-hidden>
          <kbd className={styles.key}>↑</kbd>
          <kbd className={styles.key}>↓</kbd> {t('keys.move')}
          <kbd className={styles.key}>Enter</kbd> {t('keys.open')}
          <kbd className={styles.key}>Esc</kbd> {t('keys.close')}
        </div>
      )}
    </Modal>
  )
}
