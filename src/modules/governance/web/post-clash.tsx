import { useTranslation } from 'react-i18next'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { Post } from '../contract.ts'
import type { PostValues } from './post-values.ts'

const texts = ['holderName', 'holderTitle', 'source', 'note'] as const
const days = ['sinceOn', 'untilOn'] as const

/**
 * Somebody changed the post meanwhile: their version against mine.
 *
 * @param mine what I entered; null when I meant to leave the entry as it was and only to end or follow it.
 * @param before the version I began on.
 */
export function PostClash({
  theirs,
  mine,
  before,
  busy,
  onTakeTheirs,
  onTakeMine,
}: {
  theirs: Post
  mine: PostValues | null
  before: Post | null
  busy: boolean
  onTakeTheirs: () => void
  onTakeMine: () => void
}) {
  const { t } = useTranslation('governance')
  const format = useFormat()
  const other: PostValues | null = mine ?? before
  const show = (value: string | null, isDay: boolean) =>
    value === null || value === '' ? t('none', { ns: 'ui' }) : isDay ? format.day(value) : value
  const fields = [...texts, ...days].map((name) => {
    const isDay = days.some((day) => day === name)
    return {
      label: t(`form.${name}`),
      theirs: show(theirs[name], isDay),
      mine: show(other?.[name] ?? null, isDay),
      same: (theirs[name] ?? '') === (other?.[name] ?? ''),
    }
  })
  return <ConflictNotice fields={fields} onTakeTheirs={onTakeTheirs} onTakeMine={onTakeMine} busy={busy} />
}
