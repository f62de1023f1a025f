import { useTranslation } from 'react-i18next'
import { Section } from '#web/ui/section.tsx'
import type { DesignTags } from '../../contract/index.ts'
import styles from './design.module.css'

/** Competences, 识变应变求变 and 专精实 as the draft covers them. */
export function TagCover({ tags }: { tags: DesignTags }) {
  const { t } = useTranslation('training')
  const groups = [
    {
      key: 'competences' as const,
      rows: tags.competences.map((one) => ({ ...one, name: t(`competence.${one.tag}`) })),
    },
    {
      key: 'changeAbilities' as const,
      rows: tags.changeAbilities.map((one) => ({ ...one, name: t(`changeAbility.${one.tag}`) })),
    },
    {
      key: 'qualities' as const,
      rows: tags.qualities.map((one) => ({ ...one, name: t(`quality.${one.tag}`) })),
    },
  ]
  return (
    <Section title={t('design.tags.title')} note={t('design.tags.note')}>
      <div className={styles.tags}>
        {groups.map(({ key, rows }) => (
          <div key={key}>
            <div className={styles.soft}>{t(`tag.${key}`)}</div>
            <dl>
              {rows.map((row) => (
                <div key={row.tag} style={{ display: 'contents' }}>
                  <dt>{row.name}</dt>
                  <dd>{t('design.tags.cell', { met: row.met, weight: row.weight, courses: row.courses })}</dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </div>
    </Section>
  )
}
