/** Elements whose text is sent back as it is, or not shown in lines. */
const kept = /^<(textarea|option|script|style|title)\b/

/**
 * A page in which no line ends between "9:00" and "am". Only here, where text is shown: mails, text messages and the API
 * have plain spaces, and so does what somebody typed in a field.
 */
export function withUnbrokenTimes(html: string): string {
  let [from, open, close] = [0, -1, -1]
  return html.replace(/(\d) (am|pm)\b/g, (piece, digit: string, half: string, index: number) => {
    const since = html.slice(from, index)
    if (since.includes('<')) open = from + since.lastIndexOf('<')
    if (since.includes('>')) close = from + since.lastIndexOf('>')
    from = index
    const isInTag = open > close
    return isInTag || kept.test(html.slice(Math.max(0, open), open + 12)) ? piece : `${digit}\u00a0${half}`
  })
}
