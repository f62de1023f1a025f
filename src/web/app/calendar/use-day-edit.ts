import type { FormInstance } from 'antd'
import { useTranslation } from 'react-i18next'
import type { CalendarYear, SpecialDay } from '#platform/calendar/contract.ts'
import { api } from '#web/api.ts'
import { type Edit, useEditOf } from '#web/use-edit.tsx'

type Entry = { isWorkday: boolean; name: string; source: string }
/** What was entered for a day, and its version; nulls where nothing was. */
type Entered = { entry: Entry | null; lockVersion: number | null }

const enteredOf = (special: SpecialDay | undefined): Entered => {
  if (special === undefined || special.lockVersion === null) return { entry: null, lockVersion: null }
  const { kind, name, source, lockVersion } = special
  return { entry: { isWorkday: kind !== 'holiday', name, source }, lockVersion }
}

/**
 * Enters a day of the calendar or takes the entry back. After a conflict it shows what another person entered.
 *
 * @param intended what the edit would leave entered; null for nothing.
 */
export function useDayEdit<In extends { lockVersion: number | null }>(
  day: string,
  special: SpecialDay | undefined,
  send: (input: In) => Promise<CalendarYear>,
  { form, onClose }: { form?: FormInstance; onClose: () => void },
  intended: (input: In) => Entry | null,
): Edit<In> & { lockVersion: number | null } {
  const { t } = useTranslation('calendar')
  const said = (entry: Entry | null, key: keyof Entry) => {
    if (entry === null) return null
    return key === 'isWorkday' ? t(entry.isWorkday ? 'works' : 'free') : entry[key]
  }
  const field = (key: keyof Entry, label: string) => ({
    label,
    tell: ({ entry }: Entered) => said(entry, key),
    entered: (input: In) => said(intended(input), key),
  })
  const edit = useEditOf(send, (input: In, { lockVersion }: Entered) => ({ ...input, lockVersion }), {
    ...(form ? { form } : {}),
    done: t('saved'),
    onDone: onClose,
    seen: enteredOf(special),
    read: async () => {
      const { days } = await api.calendar.getYear({ year: Number(day.slice(0, 4)) })
      return enteredOf(days.find((one) => one.day === day))
    },
    fields: [field('isWorkday', t('isWorkday')), field('name', t('name')), field('source', t('sourceField'))],
    onTakeTheirs: onClose,
  })
  return { ...edit, lockVersion: edit.seen.lockVersion }
}
