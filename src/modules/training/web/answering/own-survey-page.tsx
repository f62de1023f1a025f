import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect } from 'react'
import { api } from '#web/api.ts'
import { useErrorText } from '#web/ui/error-text.ts'
import { EmptyState, LoadingState } from '#web/ui/states.tsx'

/** Leads whoever comes from the inbox to their own address. */
export function OwnSurveyPage() {
  const { id = '' } = useParams({ strict: false })
  const errorText = useErrorText()
  const own = useQuery({
    queryKey: ['answering', 'own', id],
    queryFn: () => api.training.findOwnSurvey({ id }),
    gcTime: 0,
  })
  const path = own.data?.path
  useEffect(() => {
    if (path !== undefined) location.replace(path)
  }, [path])
  return own.isError ? <EmptyState page title={errorText(own.error).title} /> : <LoadingState />
}
