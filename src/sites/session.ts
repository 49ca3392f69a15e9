/**
 * An address without the session that forums write into it for whoever takes no cookies. As text: parameters without
 * a value, which lead to the thread, would be written anew with a `=`.
 * @param name of the session's parameter, letters only
 */
export function withoutSession(url: URL, name: 's' | 'sid' | 'PHPSESSID'): string {
  const parameter = new RegExp(`(?<=[?&;])${name}=[^&;#]*(?:[&;]|(?=#|$))`);
  return url.href.replace(parameter, '').replace(/[?&;](?=#|$)/, '');
}
