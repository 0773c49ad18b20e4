import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

const globalUnicast = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]

/** A public address by range, but only machines inside Azure can reach it. */
const azureMetadata = '168.63.129.16'

/** The webhook's host resolves to an address that is not public. */
export class PrivateAddress extends Error {}

/** False for loopback, private, link-local (where cloud metadata lives), carrier-grade NAT and every other special range. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv6 ? parsed.match(globalUnicast) : parsed.toString() !== azureMetadata
}

/** Node connects to a literal IP address without a lookup, so it has to be checked beforehand. */
export function refusePrivateLiteral(hostname: string): void {
  const address = hostname.replace(/^\[|\]$/g, '')
  if (isIP(address) !== 0 && !isPublic(address)) throw new PrivateAddress()
}

/**
 * The lookup of the connection itself, so the address that was checked is the one connected to. A host that changes its
 * DNS answer between check and connection gains nothing.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return callback(error, '')
    const [first] = addresses
    if (!first || !addresses.every(({ address }) => isPublic(address))) return callback(new PrivateAddress(), '')
    if (options.all) return callback(null, addresses)
    return callback(null, first.address, first.family)
  })
}
