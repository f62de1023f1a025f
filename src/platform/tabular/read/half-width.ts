/** Full-width Latin letters, digits and marks (０－９Ａ－Ｚ（）％，) as their half-width twins, and the wide space. */
export function toHalfWidth(text: string): string {
  return text.replaceAll(/[\uff01-\uff5e\u3000]/g, (sign) =>
    sign === '\u3000' ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0),
  )
}

/** A title or dictionary word for comparing: half-width, without spaces, marks and case. */
export const bareWords = (text: string): string =>
  toHalfWidth(text)
    .replaceAll(/[\s"'“”‘’、，,;；:：.。*＊()（）《》<>〈〉[\]【】/\\_-]/g, '')
    .toLowerCase()
