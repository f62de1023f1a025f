import ipaddr from 'ipaddr.js'

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** A net in which webhooks may reach addresses that are otherwise refused. */
export interface AllowedNet {
  base: Address
  bits: number
}

/**
 * Reads nets such as `10.1.0.0/16`, `fd00:1::/32` or single addresses.
 *
 * @returns null when it is none.
 */
export function parseNet(text: string): AllowedNet | null {
  try {
    if (!text.includes('/')) {
      const base = strictAddress(text)
      return base === null ? null : { base, bits: base.kind() === 'ipv4' ? 32 : 128 }
    }
    const [base, bits] = ipaddr.parseCIDR(text)
    return strictAddress(text.split('/')[0] ?? '') === null ? null : { base, bits }
  } catch {
    return null
  }
}

/** An address in its usual form. The short, octal and hexadecimal forms of IPv4 are none: too easily misread. */
function strictAddress(text: string): Address | null {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text)
  if (!ipaddr.IPv6.isValid(text) || text.includes('%')) return null
  const address = ipaddr.IPv6.parse(text)
  // ::ffff:10.0.0.1 is 10.0.0.1 to the system that connects.
  return isMapped(address) ? address.toIPv4Address() : address
}

const mappedNet: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('::ffff:0:0'), 96]
const globalNet: [ipaddr.IPv6, number] = [ipaddr.IPv6.parse('2000::'), 3]

const isMapped = (address: ipaddr.IPv6): boolean => address.match(mappedNet)

/**
 * Whether a webhook may connect to an address: public unicast, or inside a net that is allowed by name. Everything
 * else is refused: loopback, private, link-local (cloud metadata), unique-local, shared (100.64/10), multicast,
 * reserved and documentation nets, and IPv6 forms that carry an IPv4 address (6to4, NAT64, Teredo, compatible).
 */
export function mayConnect(text: string, allowed: readonly AllowedNet[]): boolean {
  const address = strictAddress(text)
  if (address === null) return false
  if (allowed.some(({ base, bits }) => base.kind() === address.kind() && address.match(base, bits)))
    return true
  if (address.range() !== 'unicast') return false
  return address.kind() === 'ipv4' || (address as ipaddr.IPv6).match(globalNet)
}
