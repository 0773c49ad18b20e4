/** A ZIP code, perhaps with the four digits of a street or a box. */
const zip = /(?<![\p{L}\p{N}])(\d{5})(?:-\d{4})?(?![\p{L}\p{N}-])/u

/** The ZIP code in a query, and what is written beside it; null where there is none, or more than one. */
export function readZip(query: string): { zip: string; beside: string } | null {
  const match = zip.exec(query)
  if (!match) return null
  const beside = `${query.slice(0, match.index)} ${query.slice(match.index + match[0].length)}`
  if (zip.test(beside)) return null
  return { zip: match[1]!, beside: beside.replace(/^[\s,]+|[\s,]+$/g, '') }
}
