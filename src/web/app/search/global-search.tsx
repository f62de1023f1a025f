import { SearchOutlined } from '@ant-design/icons'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhone } from '#web/ui/use-media.ts'
import styles from './search.module.css'

const SearchDialog = lazy(async () => ({ default: (await import('./search-dialog.tsx')).SearchDialog }))

/** Macs have a key of their own for this. */
const keysHere = (): string => (/Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K')

/** The way to the search in the top bar, and by Ctrl-K or ⌘K from anywhere, fields included. */
export function GlobalSearch() {
  const { t } = useTranslation('search')
  const phone = usePhone()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const wanted = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      if (!wanted || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen((before) => !before)
    }
    // Before fields and editors that know the same keys.
    window.addEventListener('keydown', onKey, true)
    return () => window.removeEventListener('keydown', onKey, true)
  }, [])
  const keys = keysHere()
  return (
    <>
      <button
        type="button"
        className={styles.opener}
        aria-label={t('open')}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        title={t('openHint', { keys })}
        onClick={() => setOpen(true)}
      >
        <SearchOutlined aria-hidden />
        {!phone && (
          <>
            <span>{t('open')}</span>
            <kbd className={styles.key}>{keys}</kbd>
          </>
        )}
      </button>
      {open && (
        <Suspense>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
