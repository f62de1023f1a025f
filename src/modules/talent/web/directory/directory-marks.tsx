import { useTranslation } from 'react-i18next'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type Directory, directoryStateWords } from '../../contract/index.ts'
import styles from './directory.module.css'

const tones = { draft: 'accent', published: 'ok', superseded: 'plain' } as const

/** Version and state of a directory. */
export function DirectoryMarks({ directory }: { directory: Directory }) {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  return (
    <>
      <Chip>{t('directory.version', { version: directory.version })}</Chip>{' '}
      <Chip tone={tones[directory.state]}>{directoryStateWords[directory.state][language]}</Chip>{' '}
      {directory.isDemo && <Chip>{t('directory.demo')}</Chip>}
    </>
  )
}

/** Stars as signs with their number for screen readers. */
export function Stars({ value }: { value: number }) {
  const { t } = useTranslation('talent')
  return (
    <span className={styles.stars} title={`${t('directory.stars')} ${value}`}>
      <span aria-hidden="true">{'★'.repeat(value) + '☆'.repeat(5 - value)}</span>
      <span className="sr-only">{value}</span>
    </span>
  )
}
