import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { QueryView } from '#web/ui/states.tsx'
import type { Enrolment } from '../../contract/index.ts'
import styles from './enrolment.module.css'
import { enrolmentQueries } from './queries.ts'
import { useEnrolmentEdit } from './use-enrolment-edit.tsx'

/** A seat is free: who of the waitlist moves up, checked anew, and who was passed over and why. */
export function WaitlistPart({ of }: { of: Enrolment }) {
  const { t } = useTranslation('training')
  const next = useQuery(enrolmentQueries.next(of.classId))
  const promote = useEnrolmentEdit(of, api.training.promoteFromWaitlist, t('enrolment.waitlist.done'))
  const nameOf = (id: string) => of.nominations.find((one) => one.id === id)?.person.name ?? ''
  return (
    <QueryView query={next} rows={1}>
      {({ promoted, passedOver }) => (
        <div className={styles.next}>
          {promoted === null ? (
            <span>{t('enrolment.waitlist.nobody')}</span>
          ) : (
            <>
              <span>{t('enrolment.waitlist.next', { name: nameOf(promoted) })}</span>
              <Button
                size="small"
                type="primary"
                loading={promote.busy}
                onClick={() =>
                  promote.submit({ id: of.classId, lockVersion: of.lockVersion, nominationId: promoted })
                }
              >
                {t('enrolment.waitlist.promote')}
              </Button>
            </>
          )}
          {promote.dialog}
          {passedOver.map(({ nominationId, obstacle }) => (
            <span key={nominationId} className={styles.faint}>
              {t(`enrolment.waitlist.obstacle.${obstacle}`, { name: nameOf(nominationId) })}
            </span>
          ))}
        </div>
      )}
    </QueryView>
  )
}
