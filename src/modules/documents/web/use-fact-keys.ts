import { useEffect, useRef } from 'react'

export type FactKey = 'j' | 'k' | 'c' | 'e' | 'r' | 'u'

const keys: readonly string[] = ['j', 'k', 'c', 'e', 'r', 'u'] satisfies FactKey[]

/**
 * Letters that move through facts and decide them. They rest while something is typed, while a drawer is open, and
 * with any modifier key.
 */
export function useFactKeys(enabled: boolean, onKey: (key: FactKey) => void): void {
  const handler = useRef(onKey)
  handler.current = onKey
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (
        event.target instanceof Element &&
        event.target.closest('input, textarea, select, [contenteditable]')
      )
        return
      const key = event.key.toLowerCase()
      if (!keys.includes(key)) return
      event.preventDefault()
      handler.current(key as FactKey)
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [enabled])
}
