import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { Section } from '#web/ui/section.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import type { DesignSource } from '../../contract/index.ts'
import styles from './design.module.css'

/** So many of those that nothing addresses are shown at first; a chain has many. */
const shownAtFirst = 6

/** Problems and gaps of the chain: what the draft does for each. */
export function SourceList({ sources }: { sources: readonly DesignSource[] }) {
  const { t } = useTranslation('training')
  const [all, setAll] = useState(false)
  const addressed = sources.filter(({ outcome }) => outcome === 'addressed')
  const left = sources
    .filter(({ outcome }) => outcome === 'leftOut')
    .toSorted((a, b) => b.needs.length - a.needs.length)
  const shown = all ? left : left.slice(0, shownAtFirst)
  return (
    <Section title={t('design.sources.title')} note={t('design.sources.note')}>
      {sources.length === 0 ? (
        <p className={styles.soft}>{t('design.sources.none')}</p>
      ) : (
        <>
          <ul className={styles.list}>
            {[...addressed, ...shown].map((source) => (
              <Source key={`${source.kind} ${source.id}`} source={source} />
            ))}
          </ul>
          {shown.length < left.length && (
            <Button type="link" style={{ padding: 0 }} onClick={() => setAll(true)}>
              {t('design.sources.more', { count: left.length - shown.length })}
            </Button>
          )}
        </>
      )}
    </Section>
  )
}

function Source({ source }: { source: DesignSource }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const numbers = source.needs.map(({ number }) => `#${number}`).join(format.comma)
  const isAddressed = source.outcome === 'addressed'
  return (
    <li>
      <div className={styles.row}>
        <span>
          <span className={styles.soft}>
            {t(source.kind === 'matters.problem' ? 'design.sources.problem' : 'design.sources.gap')}
          </span>{' '}
          {source.href === null ? source.title : <PageLink href={source.href}>{source.title}</PageLink>}{' '}
          {source.verdict !== null && <VerdictMark verdict={source.verdict} />}
        </span>
        <Chip tone={isAddressed ? 'ok' : 'plain'}>{t(`design.sources.${source.outcome}`)}</Chip>
      </div>
      <div className={styles.soft}>
        {numbers === ''
          ? !isAddressed && t('design.sources.noNeed')
          : t(isAddressed ? 'design.sources.byNeeds' : 'design.sources.needsLeftOut', { numbers })}
      </div>
    </li>
  )
}
