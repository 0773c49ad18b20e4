/** Whether it is an address that a browser opens as a page, so that it may become a link. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
