/** What the composer's form would send as it is shown. */
export function composerFields(html: string): Record<string, string[]> {
  const form = html.match(/<form[^>]*id="composer"[\s\S]*?<\/form>/)?.[0] ?? html
  const fields: Record<string, string[]> = {}
  const add = (name: string | undefined, value: string) => {
    if (name !== undefined) fields[name] = [...(fields[name] ?? []), value]
  }
  const attribute = (head: string, name: string) => head.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1]
  for (const [, head] of form.matchAll(/<input\b([^>]*)>/g)) {
    const isChoice = /type="(radio|checkbox)"/.test(head!)
    if (!isChoice || /\schecked/.test(head!)) add(attribute(head!, 'name'), attribute(head!, 'value') ?? '')
  }
  for (const [, head, body] of form.matchAll(/<textarea\b([^>]*)>([^<]*)/g)) add(attribute(head!, 'name'), body!.trim())
  for (const [, head, body] of form.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g))
    add(
      attribute(head!, 'name'),
      (body!.match(/value="([^"]*)"[^>]*selected/) ?? body!.match(/value="([^"]*)"/))?.[1] ?? '',
    )
  return fields
}
