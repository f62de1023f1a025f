import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import type { ClassState, Programme, ProgrammeAction } from '../../contract/index.ts'
import styles from '../training.module.css'

/** Steps that are taken for every class of a programme that waits for them. */
const acts = [
  { action: 'submit', from: 'draft', right: 'training.class.draft', word: 'submitAll' },
  { action: 'endorse', from: 'submitted', right: 'training.class.endorse', word: 'endorseAll' },
  { action: 'approve', from: 'endorsed', right: 'training.class.approve', word: 'approveAll' },
] as const satisfies readonly { action: ProgrammeAction; from: ClassState; right: string; word: string }[]

/** One button for each step that some class waits for and this person may take. */
export function ProgrammeActs({ programme }: { programme: Programme }) {
  const { t } = useTranslation('training')
  const may = useMay()
  const act = useWrite(api.training.actOnProgramme, {
    invalidates: [['training'], ['workflow']],
    done: t('class.programme.acted'),
  })
  return (
    <div className={styles.marks}>
      {acts.map(({ action, from, right, word }) => {
        const classes = programme.classes
          .filter(({ state }) => state === from)
          .map(({ id, stateVersion }) => ({ id, stateVersion }))
        if (classes.length === 0 || !may(right)) return null
        return (
          <Button
            key={action}
            loading={act.isPending}
            onClick={() => act.mutate({ id: programme.id, action, classes })}
          >
            {t(`class.programme.${word}`, { count: classes.length })}
          </Button>
        )
      })}
    </div>
  )
}
