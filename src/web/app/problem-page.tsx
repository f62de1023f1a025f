import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ProblemView } from '#modules/matters/web/problem-view.tsx'
import { mattersQueries } from '#modules/matters/web/queries.ts'
import { NeedsOfProblem } from '#modules/talent/web/need/raise-need.tsx'
import { Allowed } from '#web/allowed.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import styles from './object-page.module.css'
import { Trail } from './thread/trail.tsx'

/** One problem, with its thread and history at the right. */
export function ProblemPage() {
  const { id = '' } = useParams({ strict: false })
  const { t } = useTranslation('training')
  const problem = useQuery(mattersQueries.problem(id))
  return (
    <div className={styles.columns}>
      <div>
        <ProblemView id={id} />
        {problem.isSuccess && (
          <p className={`${styles.next} no-print`}>
            <NeedsOfProblem
              id={id}
              chainCode={problem.data.chainCode}
              nodeCode={problem.data.node?.code ?? null}
            />
          </p>
        )}
        {problem.isSuccess && (
          <Allowed right="training.need.edit">
            <p className={`${styles.next} no-print`}>
              <PageLink href={paths.trainingNeeds({ need: 'new', from: 'problem', id })}>
                {t('need.fromProblem')}
              </PageLink>
            </p>
          </Allowed>
        )}
      </div>
      {problem.isSuccess && (
        <aside className={styles.aside}>
          <Trail kind="matters.problem" id={id} />
        </aside>
      )}
    </div>
  )
}
