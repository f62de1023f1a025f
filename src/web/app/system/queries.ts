import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

/** How often a backup under way is looked at. */
const watchMs = 2000

/** The nightly backup, its last run and the files kept. */
export const backupQuery = () =>
  queryOptions({
    queryKey: ['backups'],
    queryFn: () => api.backup.state(),
    refetchInterval: ({ state }) => (state.data?.running === true ? watchMs : false),
  })
