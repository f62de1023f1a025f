import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api, type WriteOptions } from '#web/api.ts'
import type { EditField } from '#web/ui/compare-versions.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type Edit, useEdit } from '#web/use-edit.tsx'
import type { Appointment, AppointmentInput } from '../../contract/appointment.ts'
import { directoryQueries } from '../queries.ts'

const keys = ['title', 'orgId', 'isHead', 'sinceOn', 'untilOn', 'source', 'note'] as const

type Changed = { [K in keyof AppointmentInput]?: AppointmentInput[K] | undefined }

/**
 * Corrects, ends or hands over a term. After a conflict both versions of the term stand side by side.
 *
 * @param entered the fields of the term that the act would change; the others stay as they were seen.
 */
export function useTermEdit<In extends { lockVersion: number }, Out>(
  term: Appointment,
  send: (input: In) => Promise<Out>,
  options: WriteOptions<Out> & { onClose: () => void; entered: (input: In) => Changed },
): Edit<In> & { lockVersion: number } {
  const { t } = useTranslation('directory')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const tree = useQuery(directoryQueries.tree(false)).data ?? []
  const { onClose, entered, ...rest } = options
  const tell = (version: Changed & { orgName?: string }, key: (typeof keys)[number]) => {
    if (key === 'orgId')
      return tree.find((one) => one.id === version.orgId)?.name ?? version.orgName ?? term.orgName
    if (key === 'isHead') return ui(version.isHead ? 'yes' : 'no')
    const value = version[key] ?? null
    return value !== null && (key === 'sinceOn' || key === 'untilOn') ? format.day(value) : value
  }
  return useEdit(send, {
    ...rest,
    onDone: (result) => {
      rest.onDone?.(result)
      onClose()
    },
    seen: term,
    read: async () => {
      const { appointments } = await api.directory.getPerson({ id: term.personId })
      return appointments.find((one) => one.id === term.id) ?? null
    },
    fields: keys.map(
      (key): EditField<Appointment, In> => ({
        label: t(key === 'orgId' ? 'person.field.orgId' : `person.form.${key}`),
        tell: (version) => tell(version, key),
        entered: (input) => tell({ ...term, ...entered(input) }, key),
      }),
    ),
    onTakeTheirs: onClose,
  })
}
