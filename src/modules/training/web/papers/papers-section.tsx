import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Section } from '#web/ui/section.tsx'
import { type ClassDetail, type ClassPaper, classPapers, type PapersOfClass } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import { PaperDialog } from './paper-dialog.tsx'
import styles from './papers.module.css'

/** Papers of a class, for whoever runs it. */
export function PapersSection({ of }: { of: ClassDetail }) {
  const { t } = useTranslation('training')
  const [making, setMaking] = useState<ClassPaper | null>(null)
  const known = useQuery(trainingQueries.classPapers(of.id)).data
  if (known === undefined || known === null) return null
  return (
    <Section title={t('papers.title')} note={t('papers.note')}>
      <ul className={styles.papers}>
        {classPapers.map((paper) => {
          const missing = missingFor(paper, known)
          return (
            <li key={paper}>
              <div>
                <div>{t(`papers.paper.${paper}`)}</div>
                <div className={styles.about}>
                  {missing === null ? t(`papers.about.${paper}`) : t(`papers.missing.${missing}`)}
                </div>
              </div>
              <Button
                disabled={missing !== null}
                aria-label={`${t('papers.make')} ${t(`papers.paper.${paper}`)}`}
                onClick={() => setMaking(paper)}
              >
                {t('papers.make')}
              </Button>
            </li>
          )
        })}
      </ul>
      {making !== null && (
        <PaperDialog of={of} paper={making} known={known} onClose={() => setMaking(null)} />
      )}
    </Section>
  )
}

/** Why a paper cannot be made yet. */
function missingFor(
  paper: ClassPaper,
  known: PapersOfClass,
): 'notApproved' | 'noQuota' | 'noTrainees' | null {
  if (paper === 'notice') return known.isApproved ? null : 'notApproved'
  if (paper === 'quotaTable') return known.units.length > 0 ? null : 'noQuota'
  if (paper === 'replySlip') return null
  return known.trainees > 0 ? null : 'noTrainees'
}
