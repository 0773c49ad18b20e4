import type { ChannelType } from '../channel.ts'

/** How a person posts on a network, in the words that the network itself uses. */
export interface Network {
  /** As its button says it: "Open Facebook"; null where nobody knows what it is. */
  name: string | null
  /** Where a post begins. */
  open: string | null
  /** Which places a post can be limited to, honestly: what to do, or that it cannot be done. */
  places: { canTarget: boolean; steps: readonly string[] }
  /** The fields that are filled in there, in their order. */
  fields: readonly { label: string; holds: 'headline' | 'text' }[]
  /** Before the places are chosen, and after. */
  begin: readonly string[]
  picture: string
  end: readonly string[]
  /** What proves that it is out. An address becomes a link. */
  proof: { name: 'url' | 'externalId'; label: string; hint: string }
}

const address = (hint: string): Network['proof'] => ({ name: 'url', label: 'Address of the post', hint })

const facebook: Network = {
  name: 'Facebook',
  open: 'https://business.facebook.com/',
  begin: ['Choose your Page, then “Create post”. Paste the text.'],
  picture: 'Select “Add photo”. Enter the description under “Edit”, “Alternative text”.',
  places: {
    canTarget: true,
    steps: [
      'Under “Privacy settings” or “Audience”, choose “Restricted”, then “Location”, and add the places below. Facebook lists states, cities and ZIP codes. For a county or a part of a city, add its cities or ZIP codes.',
      'If your Page does not show this choice, the post goes to everyone who follows it.',
    ],
  },
  fields: [{ label: 'Text', holds: 'text' }],
  end: ['Select “Publish”. Then open the post by its date and copy the address from the address bar.'],
  proof: address('Open the post by its date, and copy the address from the address bar.'),
}

const x: Network = {
  name: 'X',
  open: 'https://x.com/compose/post',
  begin: ['Paste the text into “What’s happening?”.'],
  picture: 'Select “Media”, then “ALT” on the picture, and enter the description.',
  places: {
    canTarget: false,
    steps: ['X cannot limit a post to places: all your followers see it. Check that the text names the places.'],
  },
  fields: [{ label: 'What’s happening?', holds: 'text' }],
  end: ['Select “Post”.'],
  proof: address('On the post, select “Share”, then “Copy link”.'),
}

const instagram: Network = {
  name: 'Instagram',
  open: 'https://www.instagram.com/',
  begin: ['Select “Create”, then “Post”. Instagram needs a picture. Links in a caption cannot be opened.'],
  picture: 'Choose the picture. Enter the description under “Accessibility”, “Alt text”.',
  places: {
    canTarget: false,
    steps: [
      'Instagram cannot limit a post to towns: all your followers see it. “Add location” is only a label. Check that the text names the places.',
    ],
  },
  fields: [{ label: 'Caption', holds: 'text' }],
  end: ['Select “Share”.'],
  proof: address('On the post, select the three dots, then “Copy link”.'),
}

const nextdoor: Network = {
  name: 'Nextdoor',
  open: 'https://nextdoor.com/',
  begin: ['Select “Post”. Fill in the title and the message.'],
  picture:
    'Select “Photo”. Nextdoor has no field for a description, so check that the text says what the picture shows.',
  places: {
    canTarget: true,
    steps: [
      'Under “Audience”, choose the neighborhoods or service areas in the places below. Nextdoor lists neighborhoods, not counties or ZIP codes.',
      'Only agency and organization pages can choose. From a personal account, the post goes to the neighborhoods around you.',
    ],
  },
  fields: [
    { label: 'Title', holds: 'headline' },
    { label: 'Message', holds: 'text' },
  ],
  end: ['Select “Post”.'],
  proof: address('On the post, select “Share”, then “Copy link”.'),
}

const sms: Network = {
  name: null,
  open: null,
  begin: ['Open your SMS provider and start a new message or campaign. Paste the text.'],
  picture: 'SMS carries no pictures. Leave it out.',
  places: {
    canTarget: true,
    steps: [
      'Choose the lists or segments with the people in the places below. An SMS provider knows only the places that were entered for its contacts, usually a ZIP code or a county.',
      'If there is only one list, everyone on it gets the message.',
    ],
  },
  fields: [{ label: 'Message', holds: 'text' }],
  end: ['Check how many recipients it shows, then send it.'],
  proof: {
    name: 'externalId',
    label: 'Number or name of the campaign',
    hint: 'As your SMS provider shows it, so that the message can be found again.',
  },
}

const unknown: Network = {
  name: null,
  open: null,
  begin: ['Open the place where you post this, and paste the text.'],
  picture: 'Add the picture, and its description if there is a field for it.',
  places: {
    canTarget: true,
    steps: ['If you can choose who sees it, choose the places below. If not, check that the text names them.'],
  },
  fields: [
    { label: 'Headline', holds: 'headline' },
    { label: 'Text', holds: 'text' },
  ],
  end: ['Publish it.'],
  proof: address('Where it can be seen on the web. Leave empty if it cannot, as for a poster or a radio spot.'),
}

const networks: Partial<Record<ChannelType, Network>> = { facebook, x, instagram, nextdoor, sms }

export function networkOf(type: ChannelType): Network {
  return networks[type] ?? unknown
}
