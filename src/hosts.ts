import { BlockList, isIP } from 'node:net';

const LOOPBACK_HOSTS: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Addresses that are routed inside a network alone: RFC 1918 and RFC 4193. */
const PRIVATE_ADDRESSES = new BlockList();
PRIVATE_ADDRESSES.addSubnet('10.0.0.0', 8);
PRIVATE_ADDRESSES.addSubnet('172.16.0.0', 12);
PRIVATE_ADDRESSES.addSubnet('192.168.0.0', 16);
PRIVATE_ADDRESSES.addSubnet('fc00::', 7, 'ipv6');

/** Names that no public name server knows: a single word, as containers call each other, and what is reserved for networks. */
const PRIVATE_NAME = /^[^.]+$|\.(?:internal|local|home\.arpa)$/;

/** Whether a URL leads to this machine itself, where plain HTTP is no risk. */
export function isLoopback(url: URL): boolean {
  return LOOPBACK_HOSTS.has(url.hostname);
}

/** Whether a URL leads to this machine or to one of the network that it is in. */
export function isPrivate(url: URL): boolean {
  if (isLoopback(url)) return true;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const family = isIP(host);
  if (family === 0) return PRIVATE_NAME.test(host);
  return PRIVATE_ADDRESSES.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

/** Whether a URL leads to Discord's own servers. */
export function isDiscord(url: URL): boolean {
  return /(?:^|\.)discord(?:app)?\.com$/.test(url.hostname);
}
