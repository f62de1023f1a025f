import ipaddr from 'ipaddr.js'

/** IPv4 addresses look the same whether the socket is of one kind or the other. */
const plain = (address: string): string => {
  try {
    return ipaddr.process(address).toString()
  } catch {
    return address
  }
}

/** Whether an address lies in one of the addresses and ranges. */
function isWithin(address: string, ranges: string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return ranges.some((range) => {
    const [network, bits] = ipaddr.isValidCIDR(range)
      ? ipaddr.parseCIDR(range)
      : [ipaddr.process(range), null]
    if (network.kind() !== parsed.kind()) return false
    return bits === null ? network.toString() === parsed.toString() : parsed.match(network, bits)
  })
}

/**
 * Who really calls: the peer, or behind proxies that are trusted the last address in `X-Forwarded-For` that is not one
 * of them. What a caller writes into that header itself stands further left and is not believed.
 */
export function callerAddress(
  peer: string | null,
  forwardedFor: string | null,
  trustedProxies: string[],
): string | null {
  if (peer === null) return null
  const hops = [...(forwardedFor ?? '').split(',').map((hop) => hop.trim()), peer].filter((hop) => hop !== '')
  let caller = peer
  while (hops.length > 0) {
    caller = hops.pop()!
    if (!isWithin(caller, trustedProxies)) break
  }
  return plain(caller)
}

/** Whether an address is this machine itself. */
export const isLoopback = (address: string): boolean => isWithin(address, ['127.0.0.0/8', '::1'])
