export interface PostForm {
  action: string
  fields: Record<string, string>
}

/** The forms of a page with method="post", with the values of their fields and of their first button. */
export function formsOf(html: string): PostForm[] {
  const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
  return forms
    .filter(([, head]) => /method="post"/.test(head!))
    .map(([, head, body]) => ({ action: attribute(head!, 'action') ?? '', fields: fieldsOf(body!) }))
}

function fieldsOf(body: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag, kind, head, rest] of body.matchAll(/<(input|select|textarea|button)\b([^>]*)>([^<]*)/g)) {
    const name = attribute(head!, 'name')
    if (name === undefined || name in fields) continue
    if (kind === 'textarea') fields[name] = rest!.trim()
    else if (kind === 'select') {
      const options = body.slice(body.indexOf(tag)).split('</select>')[0]!
      fields[name] =
        options.match(/<option value="([^"]*)"[^>]*selected/)?.[1] ?? options.match(/value="([^"]*)"/)?.[1] ?? ''
    } else fields[name] = attribute(head!, 'value') ?? 'on'
  }
  return fields
}

function attribute(head: string, name: string): string | undefined {
  return head
    .match(new RegExp(`\\s${name}="([^"]*)"`))?.[1]
    ?.replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
}

/** The headers and body of a posted form with a file. */
export function fileForm(
  field: string,
  file: Buffer,
  fields: Record<string, string | string[]> = {},
): { headers: Record<string, string>; payload: Buffer } {
  const boundary = 'boundary-of-a-test'
  const part = (name: string) => `--${boundary}\r\ncontent-disposition: form-data; name="${name}"`
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one] as const))
  const texts = pairs.map(([name, value]) => `${part(name)}\r\n\r\n${value}\r\n`)
  const head = `${texts.join('')}${part(field)}; filename="picture.png"\r\ncontent-type: image/png\r\n\r\n`
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, 'sec-fetch-site': 'same-origin' },
    payload: Buffer.concat([Buffer.from(head), file, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}
