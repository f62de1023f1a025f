/** Methods that change nothing; browsers send them across sites without asking. */
const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a request that may change something comes from a page of another site (CSRF). Browsers say where a request
 * comes from; one that carries cookies and says nothing is not believed.
 *
 * @param publicUrl where people reach the product, for proxies that change the host; null where they do not.
 */
export function isCrossSite(method: string, headers: Headers, publicUrl: string | null): boolean {
  if (safeMethods.has(method)) return false
  const origin = headers.get('origin')
  if (origin !== null) {
    if (!URL.canParse(origin)) return true
    const own = [headers.get('host'), publicUrl === null ? null : new URL(publicUrl).host]
    return !own.includes(new URL(origin).host)
  }
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  return headers.has('cookie')
}
