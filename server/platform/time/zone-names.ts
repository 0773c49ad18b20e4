/**
 * Names that are in use today, and that the gazetteer uses, for zones that the runtime's list still has under an older
 * name such as `Asia/Calcutta`.
 */
const todaysNames = [
  'Africa/Asmara',
  'America/Argentina/Buenos_Aires',
  'America/Argentina/Catamarca',
  'America/Argentina/Cordoba',
  'America/Argentina/Jujuy',
  'America/Argentina/Mendoza',
  'America/Atikokan',
  'America/Indiana/Indianapolis',
  'America/Kentucky/Louisville',
  'America/Nuuk',
  'Asia/Ho_Chi_Minh',
  'Asia/Kathmandu',
  'Asia/Kolkata',
  'Asia/Yangon',
  'Atlantic/Faroe',
  'Europe/Kyiv',
  'Pacific/Chuuk',
  'Pacific/Kanton',
  'Pacific/Pohnpei',
]

const newer = new Map(todaysNames.map((name) => [runtimeName(name), name]))
const ofRuntime = [...Intl.supportedValuesOf('timeZone'), 'UTC']

/**
 * The name of each zone by all its names, in small letters. Names that the runtime's list leaves out, such as `US/Pacific`,
 * are added when they are first read. In small letters there are only some hundreds of them.
 */
const byName = new Map(ofRuntime.map((name) => [name.toLowerCase(), newer.get(name) ?? name]))
for (const name of todaysNames) byName.set(name.toLowerCase(), name)

/** Every zone that can be chosen, under one name. */
export const timeZones: readonly string[] = [...new Set(byName.values())].sort()

/**
 * The one name of a zone, however it is spelled; null for what is no zone with a name, such as an offset. Whatever remembers
 * something about a zone remembers it under this name, because a zone can be spelled in a million ways.
 */
export function zoneNamed(name: string): string | null {
  if (!/^[a-z][\w+/-]{1,99}$/i.test(name)) return null
  const small = name.toLowerCase()
  const known = byName.get(small)
  if (known !== undefined) return known
  const other = byName.get(runtimeName(name)?.toLowerCase() ?? '')
  if (other === undefined) return null
  byName.set(small, other)
  return other
}

export function noSuchZone(name: string): string {
  return `There is no time zone ${name}.`
}

/** The name that the runtime has for the zone; null when it knows none. */
function runtimeName(name: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch {
    return null
  }
}
