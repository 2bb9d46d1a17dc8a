import sharp from 'sharp';
import type { AttachmentBody } from './schemas/message.ts';
import type { State } from './state.ts';
import type { StoredAttachment } from './stored.ts';

/** A file as it arrived, measured. */
export interface Upload {
  /** What `attachments[].id` calls it: the n of `files[n]`. */
  readonly key: string;
  readonly filename: string;
  readonly data: Uint8Array;
  readonly contentType: string | undefined;
  readonly size: number;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly animated: boolean;
  readonly still?: Uint8Array | undefined;
}

const CONTENT_TYPES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jfif: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  heic: 'image/heic',
  bmp: 'image/bmp',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  svg: 'image/svg+xml',
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mp3: 'audio/mpeg',
  pdf: 'application/pdf',
  zip: 'application/zip',
  json: 'application/json; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
};

/** What Discord takes a file for, by its name; undefined where that says nothing. */
export function contentTypeOf(filename: string): string | undefined {
  return CONTENT_TYPES[extensionOf(filename)];
}

export function extensionOf(filename: string): string {
  return filename.slice(filename.lastIndexOf('.') + 1).toLowerCase();
}

/** Reads size and kind; a picture's width and height come from its header, whatever its name says. */
export async function measureUpload(key: string, filename: string, data: Uint8Array): Promise<Upload> {
  const contentType = contentTypeOf(filename);
  const header = await sharp(data, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined); // Not a picture: it has no width and height to report.
  return {
    key,
    filename: safeName(filename),
    data,
    contentType,
    size: data.byteLength,
    width: header?.width,
    height: header?.pageHeight ?? header?.height,
    animated: (header?.pages ?? 1) > 1,
  };
}

/** The characters that Discord keeps in a name. */
function safeName(filename: string): string {
  const safe = filename
    .normalize('NFKC')
    .replaceAll(/\s/g, '_')
    .replaceAll(/[^\p{L}\p{N}._-]/gu, '');
  return safe.replace(/^\.+/, '') || 'unknown';
}

/** Puts a file on the CDN. */
export function storeUpload(
  state: State,
  upload: Upload,
  where: { readonly channelId: string; readonly ephemeral: boolean },
  about: AttachmentBody | undefined,
): StoredAttachment {
  const id = state.nextId();
  const folder = where.ephemeral ? `ephemeral-attachments/${state.applicationId}` : `attachments/${where.channelId}`;
  const stored: StoredAttachment = {
    id,
    path: `/${folder}/${id}/${upload.filename}`,
    filename: upload.filename,
    title: about?.title ?? undefined,
    data: upload.data,
    size: upload.size,
    contentType: upload.contentType,
    width: upload.width,
    height: upload.height,
    animated: upload.animated,
    still: upload.still,
    ephemeral: where.ephemeral,
    description: about?.description || undefined,
    spoiler: about?.is_spoiler ?? upload.filename.startsWith('SPOILER_'),
  };
  state.files.set(stored.path, stored);
  return stored;
}
