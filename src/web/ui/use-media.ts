import { useSyncExternalStore } from 'react'

/** Whether a media query holds now; renders again when that changes. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (notify) => {
      const list = matchMedia(query)
      list.addEventListener('change', notify)
      return () => list.removeEventListener('change', notify)
    },
    () => matchMedia(query).matches,
  )
}

/** Whether the page is as narrow as a phone, where tables become cards and the menu a drawer. */
export function usePhone(): boolean {
  return useMedia('screen and (max-width: 767px)')
}
