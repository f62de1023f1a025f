import type { Db } from '../db/database.ts'
import type { Mode, NotifySettings, SettingValues, Urgency } from './contract.ts'

/** What holds for an account that never chose. */
const defaults: NotifySettings = {
  defaultMode: 'digest',
  topics: [],
  quietFrom: '20:00',
  quietTo: '08:00',
  restDaysQuiet: true,
  lockVersion: 0,
}

/** The settings of accounts; every account asked for has some. */
export async function settingsOf(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, NotifySettings>> {
  const settings = new Map(accountIds.map((id) => [id, defaults]))
  if (accountIds.length === 0) return settings
  const rows = await db
    .selectFrom('platform.notification_setting')
    .selectAll()
    .where('account_id', 'in', accountIds)
    .execute()
  if (rows.length === 0) return settings
  const topics = await db
    .selectFrom('platform.notification_topic_setting')
    .selectAll()
    .where(
      'account_id',
      'in',
      rows.map((row) => row.account_id),
    )
    .orderBy('topic')
    .execute()
  for (const row of rows)
    settings.set(row.account_id, {
      defaultMode: row.default_mode as Mode,
      topics: topics
        .filter((topic) => topic.account_id === row.account_id)
        .map(({ topic, mode }) => ({ topic, mode: mode as Mode })),
      quietFrom: row.quiet_from,
      quietTo: row.quiet_to,
      restDaysQuiet: row.rest_days_quiet,
      lockVersion: row.lock_version,
    })
  return settings
}

/** How a topic reaches somebody with these settings. */
export function modeOf(settings: SettingValues, topic: string): Mode {
  return settings.topics.find((choice) => choice.topic === topic)?.mode ?? settings.defaultMode
}

/** Whether a notice gets into the inbox at all: what asks for an act always does. */
export const landsInInbox = (mode: Mode, urgency: Urgency): boolean => mode !== 'muted' || urgency === 'act'

/** Holds the settings of one account until the transaction ends, also while it has none. */
export async function lockSettings(db: Db, accountId: string, at: Date): Promise<NotifySettings> {
  await db
    .insertInto('platform.notification_setting')
    .values({ account_id: accountId, ...settingColumns(defaults), lock_version: 0, updated_at: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .selectFrom('platform.notification_setting')
    .select('account_id')
    .where('account_id', '=', accountId)
    .forUpdate()
    .execute()
  return (await settingsOf(db, [accountId])).get(accountId)!
}

export async function storeSettings(
  db: Db,
  accountId: string,
  values: SettingValues,
  at: Date,
): Promise<void> {
  await db
    .updateTable('platform.notification_setting')
    .set((set) => ({
      ...settingColumns(values),
      lock_version: set('lock_version', '+', 1),
      updated_at: at,
    }))
    .where('account_id', '=', accountId)
    .execute()
  await db.deleteFrom('platform.notification_topic_setting').where('account_id', '=', accountId).execute()
  const modeByTopic = new Map(values.topics.map(({ topic, mode }) => [topic, mode]))
  if (modeByTopic.size === 0) return
  await db
    .insertInto('platform.notification_topic_setting')
    .values([...modeByTopic].map(([topic, mode]) => ({ account_id: accountId, topic, mode })))
    .execute()
}

function settingColumns(values: SettingValues) {
  return {
    default_mode: values.defaultMode,
    quiet_from: values.quietFrom,
    quiet_to: values.quietTo,
    rest_days_quiet: values.restDaysQuiet,
  }
}

/** Topics that ever reached an account. */
export async function topicsOf(db: Db, accountId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('platform.notification')
    .select('topic')
    .distinct()
    .where('account_id', '=', accountId)
    .orderBy('topic')
    .execute()
  return rows.map((row) => row.topic)
}

/** Notifications of these topics no longer wait for a digest. */
export async function leaveDigest(
  db: Db,
  accountId: string,
  keep: (topic: string) => boolean,
): Promise<void> {
  const waiting = await db
    .selectFrom('platform.notification')
    .select(['id', 'topic'])
    .where('account_id', '=', accountId)
    .where('wants_digest', '=', true)
    .where('digest_id', 'is', null)
    .execute()
  const leaving = waiting.filter(({ topic }) => !keep(topic)).map(({ id }) => id)
  if (leaving.length === 0) return
  await db
    .updateTable('platform.notification')
    .set({ wants_digest: false })
    .where('id', 'in', leaving)
    .execute()
}
