import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { applyScheme, type Palette, palettes, type Scheme, type ThemeMode, themeModes } from './theme.ts'
import { useMedia } from './use-media.ts'

const storageKey = 'shuanglian.theme'

type ThemeState = {
  mode: ThemeMode
  setMode: (mode: ThemeMode) => void
  scheme: Scheme
  /** Colours for what cannot read custom properties, such as a canvas. */
  palette: Palette
  calmMotion: boolean
}

const ThemeContext = createContext<ThemeState | null>(null)

/** Keeps the chosen theme, follows the device where the person has not chosen. Printing is always light. */
export function ThemeProvider({ children }: { children: ReactNode }) {
  const [mode, setStored] = useState<ThemeMode>(readMode)
  const dark = useMedia('(prefers-color-scheme: dark)')
  const contrast = useMedia('(prefers-contrast: more)')
  const calmMotion = useMedia('(prefers-reduced-motion: reduce)')
  const printing = useMedia('print')
  const wanted: Scheme = mode === 'system' ? (contrast ? 'contrast' : dark ? 'dark' : 'light') : mode
  const scheme: Scheme = printing && wanted === 'dark' ? 'light' : wanted
  useEffect(() => applyScheme(scheme), [scheme])
  const state = useMemo(
    () => ({
      mode,
      setMode: (next: ThemeMode) => {
        localStorage.setItem(storageKey, next)
        setStored(next)
      },
      scheme,
      palette: palettes[scheme],
      calmMotion,
    }),
    [mode, scheme, calmMotion],
  )
  return <ThemeContext value={state}>{children}</ThemeContext>
}

/** The theme in force. Only inside ThemeProvider. */
export function useThemeState(): ThemeState {
  const state = useContext(ThemeContext)
  if (state === null) throw new Error('useThemeState outside ThemeProvider')
  return state
}

function readMode(): ThemeMode {
  const stored = localStorage.getItem(storageKey)
  return themeModes.find((mode) => mode === stored) ?? 'system'
}
