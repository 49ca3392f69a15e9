/**
 * Whether an address belongs to one of the hosts: the host itself or a name below it. `notx.com` and
 * `x.com.attacker.example` are not `x.com`.
 * @param hosts lower case, without port
 */
export function isHostOf(url: URL, hosts: readonly string[]): boolean {
  const name = url.hostname.toLowerCase().replace(/\.$/, '');
  return hosts.some((host) => name === host || name.endsWith(`.${host}`));
}
