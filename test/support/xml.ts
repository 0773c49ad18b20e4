export interface Element {
  name: string
  attributes: Record<string, string>
  children: Element[]
  /** The text of the element and its descendants, with references resolved. */
  text: string
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * Parses strictly and throws if the XML is not well-formed. Doctypes, comments and CDATA also throw, because Hark never
 * writes them.
 */
export function parseXml(source: string): Element {
  const illegal = source.match(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u)
  if (illegal) throw new Error(`a character that XML cannot hold at ${illegal.index}`)
  const document: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [document]
  const declared = source.match(/^<\?xml version="1\.0" encoding="utf-8"\?>/)
  let at = declared ? declared[0].length : 0
  while (at < source.length) {
    const [token] = source.slice(at).match(/^(?:<\/[\w:]+>|<[\w:]+(?:\s+[\w:]+="[^"<]*")*\s*\/?>|[^<]+)/) ?? []
    if (token === undefined) throw new Error(`not well-formed: ${source.slice(at, at + 60)}`)
    at += token.length
    const current = open.at(-1)!
    if (!token.startsWith('<')) {
      const text = resolve(token)
      if (current === document && text.trim() !== '') throw new Error('text outside the root')
      for (const element of open) element.text += text
    } else if (token.startsWith('</')) {
      if (token !== `</${current.name}>`) throw new Error(`${token} closes ${current.name}`)
      open.pop()
    } else {
      const element = elementOf(token)
      current.children.push(element)
      if (!token.endsWith('/>')) open.push(element)
    }
  }
  if (open.length !== 1 || document.children.length !== 1) throw new Error('not exactly one root')
  return document.children[0]!
}

function elementOf(tag: string): Element {
  const pairs = [...tag.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name!, resolve(value!)] as const)
  const attributes = Object.fromEntries(pairs)
  if (Object.keys(attributes).length !== pairs.length) throw new Error(`a duplicate attribute: ${tag}`)
  return { name: tag.match(/[\w:]+/)![0], attributes, children: [], text: '' }
}

function resolve(text: string): string {
  return text.replace(/&([^;]*);?/g, (reference, name: string) => {
    const numbered = name.match(/^#(\d+)$/)
    const character = numbered ? String.fromCodePoint(Number(numbered[1])) : entities[name]
    if (character === undefined || !reference.endsWith(';')) throw new Error(`${reference} is not a valid reference`)
    return character
  })
}
