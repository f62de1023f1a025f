/** True for a Han character (basic block, extension A, compatibility block) given as one UTF-16 unit. */
export function isHan(unit: string | undefined): boolean {
  if (!unit) return false
  const code = unit.charCodeAt(0)
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    code === 0x3007
  )
}

/** True for a letter of the Latin script, with or without tone marks. */
export function isLatinLetter(unit: string | undefined): boolean {
  if (!unit) return false
  const code = unit.charCodeAt(0)
  return (
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0xc0 && code <= 0x24f && code !== 0xd7 && code !== 0xf7)
  )
}
