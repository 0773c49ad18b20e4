import ipaddr from 'ipaddr.js'

/**
 * What one caller can choose its addresses from: an IPv4 address, or the /64 of an IPv6 address, which is what every
 * household and every rented machine gets. An IPv4 address in IPv6 notation counts as IPv4.
 */
export function addressBlock(address: string): string {
  if (!ipaddr.isValid(address)) return address
  const parsed = ipaddr.process(address)
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString()
  return `${new ipaddr.IPv6([...parsed.parts.slice(0, 4), 0, 0, 0, 0])}/64`
}
