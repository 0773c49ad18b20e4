import type { CookieSerializeOptions } from '@fastify/cookie'

/** The name of one of our cookies and how it is set. */
export interface OwnCookie {
  name: string
  options: CookieSerializeOptions
}

/**
 * Reads the value of a cookie. Ours have only characters that are one byte each; what others send is not looked at. Does
 * not throw: a header has room for thousands of values that cannot be decoded.
 */
export function decodeCookie(value: string): string {
  return value.replace(/%([0-7][\da-f])/gi, (_, byte: string) => String.fromCharCode(Number.parseInt(byte, 16)))
}

/**
 * Over TLS the name begins with `__Host-`: then browsers take the cookie from this host only, so that no other host of
 * the domain can plant one.
 */
export function ownCookie(name: string, { BASE_URL }: { BASE_URL: string }): OwnCookie {
  const secure = BASE_URL.startsWith('https:')
  return { name: secure ? `__Host-${name}` : name, options: { path: '/', httpOnly: true, sameSite: 'lax', secure } }
}
