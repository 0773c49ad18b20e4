/** Words of names that are written in several ways, and the one that stands for all of them. */
const shorter = new Map(
  Object.entries({
    st: 'saint',
    sts: 'saints',
    ste: 'sainte',
    ft: 'fort',
    mt: 'mount mnt',
    mtn: 'mountain',
    pt: 'point',
    hts: 'heights hgts',
    spgs: 'springs sprgs',
    bch: 'beach',
    ctr: 'center centre cntr',
    hbr: 'harbor harbour',
    jct: 'junction jctn',
    vlg: 'village vill',
    vly: 'valley',
    fls: 'falls',
    lk: 'lake',
    pk: 'park',
    twp: 'township',
    county: 'cnty',
  }).flatMap(([word, others]) => others.split(' ').map((other) => [other, word] as const)),
)

/** As first words of a longer name. */
const directions = new Map([
  ['north', 'n'],
  ['no', 'n'],
  ['south', 's'],
  ['so', 's'],
  ['east', 'e'],
  ['west', 'w'],
])

/** A folded name in the one spelling that its usual spellings share: "saint louis" and "st louis" are both "st louis". */
export function canonical(folded: string): string {
  const words = folded.split(' ')
  if (words.length > 1 && words[0] === 'the') words.shift()
  if (words.length === 1) return shorter.get(words[0]!) ?? words[0]!
  return words
    .filter((word, index) => index === 0 || index === words.length - 1 || word !== 'and')
    .map((word, index) => (index === 0 ? directions.get(word) : undefined) ?? shorter.get(word) ?? word)
    .join(' ')
}

/** The same without spaces, so that "De Kalb" and "DeKalb" are one, and so are "Bakers field" and "Bakersfield". */
export function joined(folded: string): string {
  return canonical(folded).replaceAll(' ', '')
}
