import type { FileToPost } from '../api.ts';
import { tooLarge } from '../errors.ts';
import type { State } from '../state.ts';
import type { StoredAttachment } from '../stored.ts';
import { measureUpload, storeUpload, type Upload } from '../uploads.ts';

/** Measures a file as the server does, then makes it claim what the test wants it to. Throws 40005 past the limit. */
export async function uploadOf(state: State, file: FileToPost, key: string): Promise<Upload> {
  if (file.data.byteLength > state.options.uploadLimitBytes) throw tooLarge();
  return { ...(await measureUpload(key, file.name, file.data)), still: file.still, ...file.claims };
}

/** Puts a file on the CDN without a message, as an option of a command does. */
export async function storeFile(
  state: State,
  file: FileToPost,
  where: { readonly channelId: string; readonly ephemeral: boolean },
): Promise<StoredAttachment> {
  return storeUpload(state, await uploadOf(state, file, '0'), where, aboutFile(file, '0'));
}

export function aboutFile(file: FileToPost, key: string) {
  return {
    id: key,
    ...(file.description === undefined ? {} : { description: file.description }),
    ...(file.spoiler === undefined ? {} : { is_spoiler: file.spoiler }),
  };
}
