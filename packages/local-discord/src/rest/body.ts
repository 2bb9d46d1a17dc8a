import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { invalidForm, invalidJson, tooLarge } from '../errors.ts';
import { MESSAGE, UPLOAD } from '../limits.ts';
import { measureUpload, type Upload } from '../uploads.ts';

export interface Body {
  readonly json: unknown;
  readonly uploads: readonly Upload[];
}

/** What the log shows of a multipart request. */
export const multipartSummaries = new WeakMap<FastifyRequest, unknown>();

/**
 * Reads JSON, or a multipart form of `payload_json` and `files[n]`.
 * Throws 40005 past the size limits, 50035 past 10 files, and 50109 for what is no JSON.
 */
export async function readBody(request: FastifyRequest, uploadLimitBytes: number): Promise<Body> {
  if (!request.isMultipart()) return { json: request.body ?? {}, uploads: [] };
  const files: { key: string; name: string; data: Buffer }[] = [];
  let json: unknown = {};
  let total = 0;
  for await (const part of request.parts()) {
    if (part.type === 'file') {
      const data = await readFile(part, uploadLimitBytes);
      total += data.byteLength;
      if (total > UPLOAD.requestBytes) throw tooLarge();
      files.push({ key: keyOf(part.fieldname), name: part.filename, data });
    } else if (part.fieldname === 'payload_json') {
      json = parse(part.value);
    }
  }
  const summary = files.map(({ key, name, data }) => ({ key, name, bytes: data.byteLength }));
  multipartSummaries.set(request, { payload_json: json, files: summary });
  if (files.length > MESSAGE.files) {
    throw invalidForm(['files'], 'BASE_TYPE_BAD_LENGTH', `Must be ${MESSAGE.files} or fewer in length.`);
  }
  return { json, uploads: await Promise.all(files.map(({ key, name, data }) => measureUpload(key, name, data))) };
}

async function readFile(part: MultipartFile, limit: number): Promise<Buffer> {
  const data = await part.toBuffer();
  if (part.file.truncated || data.byteLength > limit) throw tooLarge();
  return data;
}

function keyOf(fieldname: string): string {
  return /^files\[(\d+)\]$/.exec(fieldname)?.[1] ?? fieldname;
}

function parse(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    throw invalidJson();
  }
}
