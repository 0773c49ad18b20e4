import { type LookupAddress, lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import ipaddr from 'ipaddr.js'

const globalUnicast = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]

/** Answers to machines inside Azure only, though it lies among the public addresses. */
const azureMetadata = '168.63.129.16'

/** The name of a webhook leads into our own network. */
export class PrivateAddress extends Error {}

/** False for loopback, private, link-local (where cloud metadata lives), carrier-grade NAT and every other special range. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv6 ? parsed.match(globalUnicast) : parsed.toString() !== azureMetadata
}

/** An address that stands in the URL itself is connected to without any look-up, so it is judged beforehand. */
export function refusePrivateLiteral(hostname: string): void {
  const address = hostname.replace(/^\[|\]$/g, '')
  if (isIP(address) !== 0 && !isPublic(address)) throw new PrivateAddress()
}

/**
 * Looks a name up for the connection itself, so that what was judged is what is connected to: a name that changes
 * its answer between a check and the connection gains nothing.
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
