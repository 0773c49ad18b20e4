/**
 * Words that nobody who works for an American service team would write, each with the one to use. They are looked for in
 * all that people read; `docs/wording.md` lists it.
 */
export const avoidedWords: readonly (readonly [avoided: RegExp, instead: string])[] = [
  [/\bcancell(ed|ing)\b/i, 'canceled, canceling'],
  [/\borganisation/i, 'organization'],
  [/\bfibre\b/i, 'fiber'],
  [/\btyres?\b/i, 'tire'],
  [/\bcolours?\b/i, 'color'],
  [/\bkilometres?\b/i, 'kilometer, or mile'],
  [/\blicences?\b/i, 'license'],
  [/\bcentres?\b/i, 'center'],
  [/\bneighbour/i, 'neighbor'],
  [/\be-mail/i, 'email'],
  [/\bautumn\b/i, 'fall'],
  [/\bwhilst\b|\bamongst\b/i, 'while, among'],
  [/\ball the same\b/i, 'anyway, or what happens instead'],
  [/\b(taken|take it|take this) back\b/i, 'withdrawn, retracted'],
  [/\bneeds a hand\b/i, 'needs attention'],
  [/\blook at it again\b/i, 'reload, or check again'],
  [/\b(some|every|any)body\b/i, 'someone, everyone, anyone'],
  [/\bby hand\b/i, 'manually'],
  [/\bdo not go together\b/i, 'is wrong'],
  [/\bto pass a finding\b|\ban approver passes\b/i, 'override'],
  [/\bnot meant\b/i, 'outside your target'],
  [/\bthere is no such field\b/i, 'unknown field'],
  [/\bbegins? anew\b/i, 'restart'],
  [/\banother look\b/i, 'a problem'],
  [/\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b/, 'June 10'],
]
