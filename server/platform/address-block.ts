import ipaddr from 'ipaddr.js'

/** What is no address at all; a proxy may pass on whatever a client wrote. */
const unreadable = 'unknown'

/** Some proxies name the port too, which is another one for each connection. */
const withPort = /^(?:\[([^[\]]+)\](?::\d+)?|([\d.]+):\d+)$/

/**
 * What one caller can choose its addresses from: an IPv4 address, or the /64 of an IPv6 address, which is what every
 * household and every rented machine gets. An IPv4 address in IPv6 notation counts as IPv4, and everything that is no
 * address counts as one, so that nobody is counted anew by writing theirs in another way.
 */
export function addressBlock(address: string): string {
  const parsed = parse(address)
  if (parsed === null) return unreadable
  return parsed instanceof ipaddr.IPv6 ? `${firstParts(parsed, 4)}/64` : parsed.toString()
}

/**
 * What one organization can choose its addresses from: the /24 of an IPv4 address, or the /48 of an IPv6 one, which anybody
 * can have and which has 65,536 blocks of its own.
 */
export function wideBlock(address: string): string {
  const parsed = parse(address)
  if (parsed === null) return unreadable
  return parsed instanceof ipaddr.IPv6
    ? `${firstParts(parsed, 3)}/48`
    : `${new ipaddr.IPv4([...parsed.octets.slice(0, 3), 0])}/24`
}

function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  const [, bracketed, dotted] = withPort.exec(address) ?? []
  const alone = bracketed ?? dotted ?? address
  return ipaddr.isValid(alone) ? ipaddr.process(alone) : null
}

function firstParts({ parts }: ipaddr.IPv6, count: number): ipaddr.IPv6 {
  return new ipaddr.IPv6(parts.map((part, index) => (index < count ? part : 0)))
}
