import { isIP } from 'node:net'
import ipaddr from 'ipaddr.js'

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** The private hosts that webhooks may reach: exact names, and ranges of addresses. */
export interface AllowedHosts {
  names: ReadonlySet<string>
  ranges: readonly Range[]
}

const globalUnicast = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number]

/** A public address by range, but only machines inside Azure can reach it. */
const azureMetadata = '168.63.129.16'

const hostName = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,62})(\.[a-z0-9_]([a-z0-9_-]{0,62}))*$/

/** Reads names, addresses and ranges, separated by commas or blanks; null if one of them is none of these. */
export function readAllowedHosts(text: string): AllowedHosts | null {
  const names = new Set<string>()
  const ranges: Range[] = []
  for (const entry of text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((part) => part !== '')) {
    if (ipaddr.isValidCIDR(entry)) ranges.push(ipaddr.parseCIDR(entry))
    else if (isIP(entry) !== 0) ranges.push(ipaddr.parseCIDR(`${entry}/${isIP(entry) === 4 ? 32 : 128}`))
    else if (hostName.test(entry) && !/^[\d.]+$/.test(entry)) names.add(entry)
    else return null
  }
  return { names, ranges }
}

/** False for loopback, private, link-local (where cloud metadata lives), carrier-grade NAT and every other special range. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  if (parsed.range() !== 'unicast') return false
  return parsed instanceof ipaddr.IPv6 ? parsed.match(globalUnicast) : parsed.toString() !== azureMetadata
}

/** Whether a webhook may connect to this address, which `hostname` resolved to. */
export function mayReach({ names, ranges }: AllowedHosts, hostname: string, address: string): boolean {
  if (isPublic(address)) return true
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return names.has(hostname) || ranges.some((range) => parsed.kind() === range[0].kind() && parsed.match(range))
}

/** The address that a URL's host already is, without a lookup; null for a name. */
export function literalOf(hostname: string): string | null {
  const address = hostname.replace(/^\[|\]$/g, '')
  return isIP(address) === 0 ? null : address
}
