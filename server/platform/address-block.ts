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
  const [, bracketed, dotted] = withPort.exec(address) ?? []
  const alone = bracketed ?? dotted ?? address
  if (!ipaddr.isValid(alone)) return unreadable
  const parsed = ipaddr.process(alone)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  return `${new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0])}/64`
}
