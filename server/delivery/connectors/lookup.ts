import dns, { type LookupAddress } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import type { LookupFunction } from 'node:net'
import { type AllowedHosts, literalOf, mayReach } from '../../platform/addresses.ts'

/** The webhook's host resolves to an address that is neither public nor allowed. */
export class PrivateAddress extends Error {}

/** Node connects to a literal IP address without a lookup, so it has to be checked beforehand. */
export function refusePrivateLiteral(hostname: string, allowed: AllowedHosts): void {
  const address = literalOf(hostname)
  if (address !== null && !mayReach(allowed, hostname, address)) throw new PrivateAddress()
}

/**
 * The lookup of the connection itself, so the address that was checked is the one connected to. A host that changes its
 * DNS answer between check and connection gains nothing.
 */
export function lookupAllowed(allowed: AllowedHosts): LookupFunction {
  return (hostname, options, callback) => {
    addressesOf(hostname, allowed).then(
      (addresses) => {
        const [first] = addresses
        if (!first || !addresses.every(({ address }) => mayReach(allowed, hostname, address)))
          callback(new PrivateAddress(), '')
        else if (options.all) callback(null, addresses)
        else callback(null, first.address, first.family)
      },
      (error: NodeJS.ErrnoException) => callback(error, ''),
    )
  }
}

/**
 * Asks the name servers directly, because the lookup of the system holds one of the process's few threads until it ends,
 * and four names whose servers do not answer would stop every file and password check. Only hosts that were allowed by
 * name are looked up as the system does it, with its hosts file and search domains.
 */
async function addressesOf(hostname: string, { names }: AllowedHosts): Promise<LookupAddress[]> {
  if (names.has(hostname)) return systemLookup(hostname)
  if (hostname === 'localhost' || hostname.endsWith('.localhost')) return [{ address: '127.0.0.1', family: 4 }]
  const resolver = new Resolver({ timeout: 2000, tries: 2 })
  resolver.setServers(dns.getServers())
  const [four, six] = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)])
  if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
  return [
    ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 })) : []),
    ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 })) : []),
  ]
}

function systemLookup(hostname: string): Promise<LookupAddress[]> {
  return new Promise((resolve, reject) => {
    dns.lookup(hostname, { all: true }, (error, addresses) => (error ? reject(error) : resolve(addresses)))
  })
}
