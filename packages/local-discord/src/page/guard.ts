import type { FastifyReply, FastifyRequest } from 'fastify';

/** Everything comes from this server, pictures from its media proxy, too; nothing inline, nothing from elsewhere. */
const contentSecurityPolicy = (media: string) =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: ${media}`,
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * Hook that answers 403 to requests that reached this server by another name (DNS rebinding) or that another site's
 * page sent, and puts the security headers on everything else. Opened as `localhost`, the page moves to `origin`,
 * because the addresses of attachments begin with it.
 */
export function guard({ origin, media }: { readonly origin: () => string; readonly media: () => string }) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const home = new URL(origin());
    reply.headers({
      'content-security-policy': contentSecurityPolicy(media()),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    const { host, origin: sender } = request.headers;
    if (host === `localhost:${home.port}` && request.method === 'GET' && request.url === '/') {
      return reply.redirect(home.href);
    }
    if (host !== home.host) return refuse(reply, `expected the Host ${home.host}, but got ${host ?? 'none'}`);
    if (sender !== undefined && sender !== home.origin) {
      return refuse(reply, `expected the Origin ${home.origin}, but got ${sender}`);
    }
    if (request.method !== 'GET' && request.method !== 'HEAD' && sender === undefined) {
      return refuse(reply, `expected the Origin ${home.origin}, but got none`);
    }
    return undefined;
  };
}

function refuse(reply: FastifyReply, message: string): FastifyReply {
  return reply.code(403).send({ code: 0, message });
}
