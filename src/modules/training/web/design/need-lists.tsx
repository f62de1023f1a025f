import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import type { DesignContent, DesignNeed } from '../../contract/index.ts'
import styles from './design.module.css'
import { countsOf, useDesignWords } from './use-design-words.ts'

/** Needs that a draft leaves out, each with why, and those it meets, each with by what. */
export function NeedLists({
  content,
  onNote,
}: {
  content: DesignContent
  /** Left out where the reader may not change the design. */
  onNote?: ((need: DesignNeed) => void) | undefined
}) {
  const { t } = useTranslation('training')
  const words = useDesignWords()
  const counts = countsOf(content)
  const left = content.needs.filter(({ outcome }) => outcome === 'leftOut')
  const met = content.needs.filter(({ outcome }) => outcome === 'met')
  return (
    <>
      <Section
        title={t('design.needs.leftOut')}
        note={t('design.needs.leftOutNote', { count: counts.leftOut })}
      >
        {left.length === 0 ? (
          <p className={styles.soft}>{t('design.needs.leftOutNone')}</p>
        ) : (
          <ul className={styles.list}>
            {left.map((need) => (
              <li key={need.id}>
                <NeedHead need={need} />
                {need.reason !== null && <div className={styles.reason}>{words.reason(need.reason)}</div>}
                {need.note !== null && (
                  <div className={styles.soft}>{t('design.needs.note', { text: need.note })}</div>
                )}
                {onNote && (
                  <Button size="small" type="link" style={{ padding: 0 }} onClick={() => onNote(need)}>
                    {t('design.needs.noteEdit')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Section>
      <Section title={t('design.needs.met')} note={t('design.needs.metNote', { count: counts.met })}>
        {met.length === 0 ? (
          <p className={styles.soft}>{t('design.needs.metNone')}</p>
        ) : (
          <ul className={styles.list}>
            {met.map((need) => (
              <li key={need.id}>
                <NeedHead need={need} />
                <div className={styles.soft}>{words.metBy(need, content)}</div>
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}

function NeedHead({ need }: { need: DesignNeed }) {
  const { t } = useTranslation('training')
  return (
    <div className={styles.row}>
      <span>
        <PageLink href={paths.trainingNeeds({ need: need.id })}>{need.statement}</PageLink>{' '}
        <span className={styles.soft}>{need.orgName}</span>
      </span>
      <span className={styles.soft}>{t('design.needs.weight', { count: need.weight })}</span>
    </div>
  )
}
