import type { CookieSerializeOptions } from '@fastify/cookie'

/** The name of one of our cookies and how it is set. */
export interface OwnCookie {
  name: string
  options: CookieSerializeOptions
}

/**
 * Over TLS the name begins with `__Host-`: then browsers take the cookie from this host only, so that no other host of
 * the domain can plant one.
 */
export function ownCookie(name: string, { BASE_URL }: { BASE_URL: string }): OwnCookie {
  const secure = BASE_URL.startsWith('https:')
  return { name: secure ? `__Host-${name}` : name, options: { path: '/', httpOnly: true, sameSite: 'lax', secure } }
}
