import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import styles from './matters.module.css'

/** Raises a problem or drafts a task from a gap. */
export function RaiseFromGap({ chainCode, nodeCode }: { chainCode: string; nodeCode: string }) {
  const { t } = useTranslation('matters')
  const go = useGo()
  const from = { from: 'gap', chain: chainCode, id: nodeCode }
  return (
    <span className={`${styles.marks} no-print`}>
      <Allowed right="matters.problem.open">
        <Button size="small" onClick={() => go(paths.newProblem(from))}>
          {t('raise.problem')}
        </Button>
      </Allowed>
      <Allowed right="matters.task.draft">
        <Button size="small" onClick={() => go(paths.newTask(from))}>
          {t('raise.task')}
        </Button>
      </Allowed>
    </span>
  )
}

/** Raises a problem from a fact. */
export function RaiseFromFact({ factId }: { factId: string }) {
  const { t } = useTranslation('matters')
  const go = useGo()
  return (
    <Allowed right="matters.problem.open">
      <Button
        size="small"
        className="no-print"
        onClick={() => go(paths.newProblem({ from: 'fact', id: factId }))}
      >
        {t('raise.problem')}
      </Button>
    </Allowed>
  )
}

/** Raises a problem from what research before training found: a confirmed group of answers, or a finding. */
export function RaiseFromResearch({ id }: { id: string }) {
  const { t } = useTranslation('matters')
  const go = useGo()
  return (
    <Allowed right="matters.problem.open">
      <Button
        size="small"
        className="no-print"
        onClick={() => go(paths.newProblem({ from: 'research', id }))}
      >
        {t('raise.problem')}
      </Button>
    </Allowed>
  )
}
