import { expect, test } from 'vitest'
import { addressBlock, wideBlock } from '../../server/platform/address-block.ts'

test.each([
  ['198.51.100.90', '198.51.100.90'],
  ['198.51.100.90:1234', '198.51.100.90'],
  ['::ffff:198.51.100.90', '198.51.100.90'],
  ['[::ffff:198.51.100.90]:1234', '198.51.100.90'],
  ['2001:db8::1', '2001:db8::/64'],
  ['2001:db8::2', '2001:db8::/64'],
  ['[2001:db8::1]:1234', '2001:db8::/64'],
  ['[2001:db8::1]', '2001:db8::/64'],
  ['fe80::1%eth0', 'fe80::/64'],
])('%s counts as %s', (address, block) => {
  expect(addressBlock(address)).toBe(block)
})

test.each([
  ['198.51.100.90:1234', '198.51.100.0/24'],
  ['::ffff:198.51.100.91', '198.51.100.0/24'],
  ['2001:db8:1:2::1', '2001:db8:1::/48'],
  ['[2001:db8:1:ffff::2]:1234', '2001:db8:1::/48'],
])('the network of %s is %s', (address, network) => {
  expect(wideBlock(address)).toBe(network)
})

test('everything that is no address counts as one', () => {
  const none = ['', 'unknown', '_hidden', 'a', 'b:1', '1.2.3.4.5', '1.2.3.4:', '1.2.3.4:x', '[1', '[]:5', '999.1.1.1:5']
  expect(new Set(none.map(addressBlock))).toEqual(new Set(['unknown']))
  expect(new Set(none.map(wideBlock))).toEqual(new Set(['unknown']))
})
