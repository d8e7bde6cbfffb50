import { type LookupAddress, type LookupAllOptions, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { defect, type Failure } from '../failure.ts'

/** Addresses no agency can have: this machine, its link, private and shared networks. */
const blocked = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  blocked.addSubnet(net, prefix, 'ipv4')
}
for (const [net, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  blocked.addSubnet(net, prefix, 'ipv6')
}

const isBlocked = (address: string): boolean =>
  blocked.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

/**
 * The address of a message below an end point of the directory. Outside the demo only https on a
 * name or public address, without credentials, query or fragment.
 */
export function addressBelow(endpoint: string | null, path: string, demo: boolean): URL {
  const url = URL.parse(endpoint ?? '')
  if (!url) throw forbiddenEndpoint('is missing or no URL')
  if (url.username || url.password || url.search || url.hash) {
    throw forbiddenEndpoint('carries more than an address')
  }
  if (url.protocol !== 'https:' && !(demo && url.protocol === 'http:')) {
    throw forbiddenEndpoint('is not https')
  }
  const host = url.hostname.replace(/^\[|\]$/g, '')
  if (!demo && isIP(host) && isBlocked(host)) throw forbiddenEndpoint('is not a public address')

  return new URL(`${url.pathname.replace(/\/$/, '')}${path}`, url.origin)
}

/**
 * Resolves once and hands exactly the checked addresses to the socket, so that a second, different
 * DNS answer has nobody to ask. One bad address refuses them all.
 */
export const guardedLookup: LookupFunction = (hostname, options, callback) => {
  const all: LookupAllOptions = { ...options, all: true } as LookupAllOptions
  lookup(hostname, all, (error, addresses: LookupAddress[]) => {
    const [first] = addresses ?? []
    if (error || !first) return callback(error ?? new Error('No address'), '', 4)
    if (addresses.some(({ address }) => isBlocked(address))) {
      return callback(forbiddenEndpoint('resolves to an address that is not public'), '', 4)
    }
    if (options.all) return callback(null, addresses)
    return callback(null, first.address, first.family)
  })
}

const forbiddenEndpoint = (what: string): Failure =>
  defect('ENDPOINT_FORBIDDEN', `The end point in the directory ${what}`)
