/** How names begin or end in which a noun says what they are, and names in the plural: "City of Fairfax", "Nome Census Area". */
const beginnings = /^(United|City of|City and (County|Borough) of|District of|Isle of) |^(Eastern|Western) District\b/
const endings = / (Census Area|Planning Region|Republic|Emirates|Territories)(?=$|,)/
const plurals = /^(Netherlands|Philippines|Bahamas|Maldives|Comoros|Gambia)(?=$|,)/
/** Only those that are a country, a state or a territory. The town of Bay Harbor Islands has no article. */
const islands =
  /^((U\.S\.|British) Virgin|Northern Mariana|Marshall|Solomon|Cayman|Cook|Falkland|Faroe|Åland|Turks (&|and) Caicos) Islands(?=$|,)/

/** The name of an area, or what begins with one, inside a sentence: "the United States", "the City of Fairfax", "the Bronx", and "Texas". */
export function withArticle(name: string): string {
  if (/^The Bronx\b/.test(name)) return `the${name.slice(3)}`
  return [beginnings, endings, plurals, islands].some((pattern) => pattern.test(name)) ? `the ${name}` : name
}

/** Where something is: "in Texas", "in the United States", "elsewhere in Kern County". */
export function inArea(name: string): string {
  return /^Elsewhere in /.test(name) ? `e${name.slice(1)}` : `in ${withArticle(name)}`
}

/** The name of the place beside the towns of a county, or beside the parts of a town: "Elsewhere in the City of Fairfax". */
export function restName(around: string): string {
  return `Elsewhere in ${withArticle(around)}`
}
