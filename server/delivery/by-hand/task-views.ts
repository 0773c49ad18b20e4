import { bestKnown, nameWithTown } from '../../areas/tree/names.ts'
import type { Tree } from '../../areas/tree/tree.ts'
import type { Booking } from '../../calendar/booking.ts'
import { type Network, networkOf } from '../../channels/by-hand/networks.ts'
import type { Channel } from '../../channels/channel.ts'
import { measure, withLink } from '../../channels/limits.ts'
import { imagePath } from '../../images/image.ts'
import { formatCount } from '../../platform/format.ts'
import type { Delivery } from '../delivery.ts'
import type { PostingTask } from './props.ts'

interface Posting {
  tree: Tree
  channel: Channel
  delivery: Delivery
  booking: Pick<Booking, 'reach'>
}

/** What to copy, where to paste it, and whom to show it to. */
export function postingTask(posting: Posting): PostingTask {
  const { channel, delivery } = posting
  const network = networkOf(channel.type)
  const { link, images } = delivery.message
  const pictureStep = images.length > 0 ? [network.picture] : []
  return {
    texts: network.fields.map((field) => textOf(posting, field)),
    link: link === '' ? null : link,
    pictures: images.map(({ id, alt }, index) => ({
      src: imagePath(id),
      download: `picture-${index + 1}`,
      alt: {
        id: `copy-alt-${index + 1}`,
        label: images.length === 1 ? 'Picture description' : `Description of picture ${index + 1}`,
        value: alt,
        note: null,
      },
    })),
    open: network.open === null ? null : { href: network.open, label: `Open ${network.name}` },
    steps: [
      ...network.begin,
      ...pictureStep,
      ...(isChoosing(channel, network) ? network.places.steps : []),
      ...network.end,
    ],
    places: places(posting, network),
  }
}

function textOf({ channel, delivery: { message } }: Posting, { label, holds }: Network['fields'][number]) {
  if (holds === 'headline') return { id: 'copy-headline', label, value: message.headline, note: null }
  const { limit, words } = measure(channel, message.text, message.link)
  return { id: 'copy-text', label, value: withLink(message.text, message.link), note: limit === null ? null : words }
}

/** A channel that cannot target goes to everybody there, whatever the network offers. */
function isChoosing({ finest }: Channel, { places }: Network): boolean {
  return finest !== 'none' || !places.canTarget
}

function places({ tree, channel, booking }: Posting, network: Network): PostingTask['places'] {
  const names = booking.reach.map((code) => placeName(tree, code))
  if (channel.finest === 'none')
    return {
      lead: `Everyone on ${channel.name} sees it, in all of ${formatPlaces(names)}. There are no places to choose.`,
      list: null,
    }
  const list = {
    id: 'copy-places',
    label: network.places.canTarget ? 'Places to choose' : 'Places that it is for',
    value: names.join('\n'),
    note: formatCount(names.length, 'place'),
  }
  return { lead: `It is for ${formatCount(names.length, 'place')}.`, list }
}

/** "Bakersfield, California": as people type it where places are chosen. */
function placeName(tree: Tree, code: string): string {
  const area = tree.area(code)
  if (!area) return code
  const known = bestKnown(tree, area)
  const state = tree.ancestors(known).find(({ kind }) => kind === 'state')
  return state ? `${nameWithTown(tree, known)}, ${state.name}` : nameWithTown(tree, known)
}

const shown = 3

function formatPlaces(names: readonly string[]): string {
  const first = names.slice(0, shown).join('; ')
  return names.length > shown ? `${first} and ${names.length - shown} more places` : first
}
