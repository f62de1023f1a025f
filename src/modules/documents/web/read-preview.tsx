import { useTranslation } from 'react-i18next'
import { KeyValue } from '#web/ui/key-value.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { ReadResultBody } from '../contract.ts'
import { Confidence, groupByType, useFactTeller } from './fact-marks.tsx'
import styles from './facts.module.css'

/** What reading a text gave, before anything is stored. */
export function ReadPreview({ result }: { result: ReadResultBody }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const { tell } = useFactTeller()
  const unknown = t('unknown')
  return (
    <section className={styles.group} aria-live="polite">
      <h3 className={styles.headTitle}>{t('upload.previewTitle')}</h3>
      <KeyValue
        items={[
          { label: t('list.name'), value: result.title ?? unknown },
          {
            label: t('header.source'),
            value:
              result.source === null
                ? unknown
                : `${result.source}${result.sourceBasis ? ` · ${t(`basis.${result.sourceBasis}`)}` : ''}`,
          },
          { label: t('header.author'), value: result.author ?? unknown },
          {
            label: t('header.published'),
            value: result.publishedOn === null ? unknown : format.day(result.publishedOn),
          },
        ]}
      />
      {result.facts.length === 0 && <p>{t('upload.previewNone')}</p>}
      {groupByType(result.facts).map((group) => (
        <div key={group.type} className={styles.group}>
          <h4 className={styles.groupTitle}>
            {t(`type.${group.type}`)} <span>{group.facts.length}</span>
          </h4>
          <ul>
            {group.facts.map((fact) => (
              <li key={`${fact.start} ${JSON.stringify(fact.args)}`}>
                {tell(fact)} <Confidence value={fact.confidence} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}
