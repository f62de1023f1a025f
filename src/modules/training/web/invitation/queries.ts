import { queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

export const invitationQueries = {
  ofClass: (id: string) =>
    queryOptions({
      queryKey: ['training', 'invitations', id],
      queryFn: () => api.training.listInvitations({ id }),
    }),
}
