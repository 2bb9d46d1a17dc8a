import type { ReplyOptions } from '../../src/bot/replies/compose.ts';
import { composeReply } from '../../src/bot/replies/compose.ts';
import type { AttributeName } from '../../src/inference/attributes/names.ts';
import { CHANNEL_ID } from './discord/structures.ts';
import { ownMessage } from './interactions.ts';
import { analysisOf, labelledFace, scoresOf } from './scores.ts';

export const POSTER = '900000000000000011';
export const ASKER = '900000000000000012';

type Payload = Readonly<Record<string, unknown>>;

/** A face for each list, which has these attributes and no others. */
function facesWith(faces: readonly (readonly AttributeName[])[]) {
  return faces.map((names, index) =>
    labelledFace(
      scoresOf((_, name) => (names.includes(name) ? 3 : -6)),
      index * 100,
    ),
  );
}

/** A reply of the bot's to a picture of such faces, as Discord gives it back when something on it is pressed. */
export function sentReply(
  faces: readonly (readonly AttributeName[])[],
  { ephemeral = false, ...options }: Partial<ReplyOptions> & { readonly ephemeral?: boolean } = {},
  more: Payload = {},
): Payload {
  const { components } = composeReply(
    [{ name: 'me.png', spoiler: false, analysis: analysisOf(facesWith(faces)), pictures: { crops: [] } }],
    {
      threshold: 0.5,
      show: 'detected',
      hidden: new Set(),
      owners: { posterId: POSTER, askerId: ASKER },
      private: ephemeral,
      ...options,
    },
  );
  return ownMessage({
    components: JSON.parse(JSON.stringify(components)),
    flags: ephemeral ? 64 : 0,
    ...more,
  });
}

/** The custom_ids of a message by their kind. */
export function idsIn(message: Payload): Readonly<Record<string, string>> {
  const found = [...JSON.stringify(message).matchAll(/"custom_id":"([^"]+)"/g)].map(([, id = '']) => id);
  return Object.fromEntries(found.map((id) => [id.split('|')[0], id]));
}

/** The values of the options of a message's menus. */
export function valuesIn(message: unknown): string[] {
  return [...JSON.stringify(message).matchAll(/"value":"([^"]+)"/g)].map(([, value = '']) => value);
}

/** Where a reply says that it answers a message. */
export function answering(messageId: string): Payload {
  return { message_reference: { type: 0, channel_id: CHANNEL_ID, message_id: messageId } };
}
