import { theme as antdTheme, type ThemeConfig } from 'antd'

/** The only file with colours and sizes. `system` follows what the device asks for. */
export const themeModes = ['system', 'light', 'dark', 'contrast'] as const
export type ThemeMode = (typeof themeModes)[number]
export type Scheme = Exclude<ThemeMode, 'system'>

export type Palette = {
  page: string
  surface: string
  raised: string
  ink: string
  inkSoft: string
  inkFaint: string
  hairline: string
  hairlineStrong: string
  accent: string
  accentSoft: string
  seal: string
  sealSoft: string
  ok: string
  warn: string
  break: string
  choke: string
  block: string
  weak: string
  sound: string
  breakSoft: string
  chokeSoft: string
  blockSoft: string
  weakSoft: string
  soundSoft: string
}

export const palettes: Record<Scheme, Palette> = {
  light: {
    page: '#faf8f3',
    surface: '#fffdf9',
    raised: '#f3f0e8',
    ink: '#22262b',
    inkSoft: '#565b61',
    inkFaint: '#6f7378',
    hairline: '#e3ded3',
    hairlineStrong: '#c4bdae',
    accent: '#1f4e79',
    accentSoft: '#e4ecf3',
    seal: '#b4332a',
    sealSoft: '#f8e6e3',
    ok: '#3d6b58',
    warn: '#855700',
    break: '#9a3a00',
    choke: '#6b2d7b',
    block: '#855700',
    weak: '#2b6794',
    sound: '#46705f',
    breakSoft: '#fae6d8',
    chokeSoft: '#efe2f3',
    blockSoft: '#f6ebcf',
    weakSoft: '#e1edf5',
    soundSoft: '#f2f4ee',
  },
  dark: {
    page: '#16191c',
    surface: '#1c2024',
    raised: '#252a2f',
    ink: '#e6e3dc',
    inkSoft: '#b4b3ad',
    inkFaint: '#94948f',
    hairline: '#33383d',
    hairlineStrong: '#4d545b',
    accent: '#8ab8e0',
    accentSoft: '#203448',
    seal: '#ef8a7f',
    sealSoft: '#45211d',
    ok: '#8fc1aa',
    warn: '#e0b04c',
    break: '#f2965f',
    choke: '#cf9be0',
    block: '#e0b04c',
    weak: '#7db6e0',
    sound: '#8fb8a6',
    breakSoft: '#46291a',
    chokeSoft: '#3a2741',
    blockSoft: '#3d3219',
    weakSoft: '#1f3446',
    soundSoft: '#22292a',
  },
  contrast: {
    page: '#ffffff',
    surface: '#ffffff',
    raised: '#f0f0f0',
    ink: '#000000',
    inkSoft: '#1d1d1d',
    inkFaint: '#333333',
    hairline: '#5a5a5a',
    hairlineStrong: '#000000',
    accent: '#00307a',
    accentSoft: '#dce8ff',
    seal: '#9b0000',
    sealSoft: '#ffe0dd',
    ok: '#00451f',
    warn: '#5c3a00',
    break: '#7a2300',
    choke: '#50005f',
    block: '#573800',
    weak: '#00406e',
    sound: '#003f2a',
    breakSoft: '#ffe3d1',
    chokeSoft: '#f6deff',
    blockSoft: '#ffefc2',
    weakSoft: '#d9edff',
    soundSoft: '#ffffff',
  },
}

const fontFamily =
  '"PingFang SC", "HarmonyOS Sans SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", sans-serif'

/** Sizes on the 8 px grid, in pixels. */
export const sizes = {
  'space-half': 4,
  space: 8,
  'space-2': 16,
  'space-3': 24,
  'space-4': 32,
  'space-6': 48,
  radius: 4,
  'text-small': 12,
  text: 14,
  'text-large': 16,
  'text-title': 22,
  'text-figure': 26,
  'page-width': 1360,
  'side-width': 176,
  'bar-height': 56,
} as const

/**
 * The antd theme of a scheme; every component takes its looks from here.
 *
 * @param forFingers whether what is pressed is as high as a finger needs it, on phones.
 */
export function antdThemeOf(scheme: Scheme, calmMotion: boolean, forFingers: boolean): ThemeConfig {
  const p = palettes[scheme]
  return {
    algorithm: scheme === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      fontFamily,
      fontSize: sizes.text,
      lineHeight: 1.6,
      borderRadius: sizes.radius,
      colorPrimary: p.accent,
      colorInfo: p.accent,
      colorLink: p.accent,
      colorError: p.seal,
      colorSuccess: p.ok,
      colorWarning: p.warn,
      colorWarningBg: p.blockSoft,
      colorInfoBg: p.accentSoft,
      colorSuccessBg: p.accentSoft,
      colorText: p.ink,
      colorTextSecondary: p.inkSoft,
      colorTextTertiary: p.inkFaint,
      colorTextDescription: p.inkFaint,
      colorTextPlaceholder: p.inkFaint,
      colorBgLayout: p.page,
      colorBgBase: p.surface,
      colorBgContainer: p.surface,
      colorBgElevated: p.surface,
      colorBorder: p.hairlineStrong,
      colorBorderSecondary: p.hairline,
      colorSplit: p.hairline,
      controlHeight: forFingers ? 40 : 32,
      controlHeightSM: forFingers ? 40 : 24,
      motionDurationFast: '0.08s',
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.18s',
      motion: !calmMotion,
      wireframe: false,
      boxShadow: 'none',
    },
    components: {
      Table: {
        headerBg: 'transparent',
        headerSplitColor: 'transparent',
        headerColor: p.inkSoft,
        cellPaddingBlock: 8,
        cellPaddingInline: 8,
        rowHoverBg: p.raised,
        rowSelectedBg: p.accentSoft,
        rowSelectedHoverBg: p.accentSoft,
      },
      Tabs: { horizontalMargin: '0 0 16px 0', titleFontSize: sizes.text },
      Tag: { defaultBg: 'transparent' },
      Menu: {
        itemBg: 'transparent',
        itemSelectedBg: p.accentSoft,
        itemSelectedColor: p.accent,
        activeBarBorderWidth: 0,
        itemHeight: 40,
      },
      Tree: { nodeSelectedBg: p.accentSoft, nodeSelectedColor: p.accent, nodeHoverBg: p.raised },
      Select: { optionSelectedBg: p.accentSoft, optionSelectedColor: p.accent },
      Rate: { starColor: p.accent, starSize: forFingers ? 32 : 20 },
      Segmented: { trackBg: p.raised, itemSelectedBg: p.accentSoft, itemSelectedColor: p.accent },
      Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
      Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
    },
  }
}

/** Puts the scheme's colours and sizes on the page as custom properties, `--sl-accent` and the like. */
export function applyScheme(scheme: Scheme): void {
  const style = document.documentElement.style
  for (const [name, value] of Object.entries(palettes[scheme]))
    style.setProperty(`--sl-${kebab(name)}`, value)
  for (const [name, value] of Object.entries(sizes)) style.setProperty(`--sl-${name}`, `${value}px`)
  style.setProperty('--sl-font', fontFamily)
  style.setProperty('color-scheme', scheme === 'dark' ? 'dark' : 'light')
  document.documentElement.dataset.scheme = scheme
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
