const browsers: [name: string, pattern: RegExp][] = [
  ['Edge', /\bEdgA?\//],
  ['360', /\b(?:360SE|360EE|QIHU)/i],
  ['微信', /\bMicroMessenger\//],
  ['QQ', /\bQQBrowser\//],
  ['Firefox', /\bFirefox\//],
  ['Chrome', /\b(?:Headless)?Chrom(?:e|ium)\//],
  ['Safari', /\bSafari\//],
]
const systems: [name: string, pattern: RegExp][] = [
  ['Android', /\bAndroid\b/],
  ['HarmonyOS', /\b(?:OpenHarmony|HarmonyOS)\b/],
  ['iOS', /\b(?:iPhone|iPad)\b/],
  ['Windows', /\bWindows\b/],
  ['macOS', /\bMacintosh\b/],
  ['UOS', /\b(?:UOS|Deepin)\b/i],
  ['麒麟', /\bKylin\b/i],
  ['Linux', /\bLinux\b/],
]

/** A browser and its system in two words, such as `Chrome · Windows`; null when neither is recognised. */
export function describeDevice(userAgent: string | null): string | null {
  if (userAgent === null) return null
  const found = [browsers, systems].flatMap((names) => {
    const match = names.find(([, pattern]) => pattern.test(userAgent))
    return match === undefined ? [] : [match[0]]
  })
  return found.length === 0 ? null : found.join(' · ')
}
