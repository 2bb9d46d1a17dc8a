import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type LocalDiscord, startLocalDiscord } from '../../src/index.ts';
import { mountPage } from '../../src/page/mount.ts';

let discord: LocalDiscord;
let port: string;

beforeAll(async () => {
  discord = await startLocalDiscord({
    mount: (http, opened) => {
      const cast = new Map([[opened.createPerson({ name: 'ana' }), 'a member']]);
      return mountPage(http, opened, { cast, samples: [] });
    },
  });
  port = new URL(discord.origin).port;
});

afterAll(() => discord.close());

interface Answer {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** By node:http, because fetch does not let a caller name another Host or Origin. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body = ''): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers }, async (response) => {
      let text = '';
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode, headers: response.headers, body: text });
    });
    sent.on('error', reject).end(body);
  });
}

const FAULT = JSON.stringify({ fault: 'clear' });
const JSON_BODY = { 'content-type': 'application/json' };

test('the page is served to its own address', async () => {
  const { status, body } = await ask('GET', '/');
  expect(status).toBe(200);
  expect(body).toContain('/page/assets/main.js');
});

test('its policy allows nothing inline and nothing from elsewhere', async () => {
  const { headers, body } = await ask('GET', '/');
  const policy = String(headers['content-security-policy']);
  expect(policy).toContain("default-src 'none'");
  expect(policy.replace(discord.mediaBase, '')).not.toMatch(/unsafe|https?:|\*/);
  expect(body).not.toMatch(/<style|style=|<script>/);
});

test('another Host is refused, as DNS rebinding would send it', async () => {
  const { status, body } = await ask('GET', '/', { host: `evil.example:${port}` });
  expect(status).toBe(403);
  expect(body).toContain(`expected the Host 127.0.0.1:${port}, but got evil.example:${port}`);
});

test('another Origin is refused', async () => {
  const headers = { ...JSON_BODY, origin: 'https://evil.example' };
  const { status } = await ask('POST', '/page/developer/faults', headers, FAULT);
  expect(status).toBe(403);
});

test('a change without an Origin is refused', async () => {
  const { status } = await ask('POST', '/page/developer/faults', JSON_BODY, FAULT);
  expect(status).toBe(403);
});

test('a change from the page itself is taken', async () => {
  const { status } = await ask('POST', '/page/developer/faults', { ...JSON_BODY, origin: discord.origin }, FAULT);
  expect(status).toBe(204);
});

test('opened as localhost, it moves to the address that attachments have', async () => {
  const { status, headers } = await ask('GET', '/', { host: `localhost:${port}` });
  expect(status).toBe(302);
  expect(headers.location).toBe(`${discord.origin}/`);
});

test('a body that is no request is refused with what was expected', async () => {
  const headers = { ...JSON_BODY, origin: discord.origin };
  const { status, body } = await ask('POST', '/page/developer/faults', headers, '{"fault":"flood"}');
  expect(status).toBe(400);
  expect(JSON.parse(body)).toMatchObject({ code: 0 });
});

test('only samples are served from their folder', async () => {
  const { status } = await ask('GET', '/page/samples/..%2f..%2fpackage.json');
  expect(status).toBe(404);
});
