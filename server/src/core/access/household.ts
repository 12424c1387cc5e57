/**
 * What counts as one address when something is counted by address. Of IPv6 a household gets a /64 and may use all of it, so its first four
 * groups count; IPv4 that came over an IPv6 socket is the IPv4 address. Who has gone before being asked has none left, whatever a framework promises.
 */
export function householdOf(address: string | undefined): string {
  if (address === undefined) return 'gone'
  const bare = (address.split('%', 1)[0] ?? '').toLowerCase().replace(/^::ffff:(?=\d+\.)/, '')
  if (!bare.includes(':')) return bare
  const [head = '', tail] = bare.split('::', 2)
  const groupsOf = (part: string | undefined): readonly string[] => (part === undefined || part === '' ? [] : part.split(':').flatMap((group) => (group.includes('.') ? ['', ''] : [group])))
  const [left, right] = [groupsOf(head), groupsOf(tail)]
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return `${[...left, ...zeros, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`
}
