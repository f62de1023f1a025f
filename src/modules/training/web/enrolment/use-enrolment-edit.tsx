import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useEdit } from '#web/use-edit.tsx'
import type { Enrolment, NominationRow } from '../../contract/index.ts'

/** An act on enrolment as it is shown; when somebody else acted meanwhile both versions are told. */
export function useEnrolmentEdit<In extends { lockVersion: number }, Out>(
  of: Enrolment,
  send: (input: In) => Promise<Out>,
  done: string,
  onDone: () => void = () => {},
) {
  const { t } = useTranslation('training')
  return useEdit(send, {
    seen: of,
    read: () => api.training.getEnrolment({ id: of.classId }),
    fields: [
      { label: t('enrolment.seats.taken'), tell: (one) => String(one.seats.taken) },
      { label: t('enrolment.seats.nominated'), tell: (one) => String(one.nominations.length) },
    ],
    live: true,
    invalidates: [['training']],
    done,
    onDone,
    onTakeTheirs: onDone,
  })
}

/** The same for one nomination. */
export function useNominationEdit<In extends { lockVersion: number }, Out>(
  of: Enrolment,
  row: NominationRow,
  send: (input: In) => Promise<Out>,
  onDone: () => void,
) {
  const { t } = useTranslation('training')
  return useEdit(send, {
    seen: row,
    read: async () =>
      (await api.training.getEnrolment({ id: of.classId })).nominations.find(({ id }) => id === row.id) ??
      null,
    fields: [
      { label: t('enrolment.field.state'), tell: (one) => t(`enrolment.state.${one.state}`) },
      { label: t('enrolment.reason'), tell: (one) => one.reason ?? one.waiver },
    ],
    live: true,
    invalidates: [['training']],
    done: t('enrolment.act.done'),
    onDone,
    onTakeTheirs: onDone,
  })
}
