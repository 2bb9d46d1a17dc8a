import type { CommandRequest, FaultRequest, MessageAction, PostRequest, Refusal } from '../protocol.ts';

/** The server's refusal, in the words of Discord's API or of the page. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: number;

  constructor({ code, message }: Refusal) {
    super(message);
    this.code = code;
  }
}

export type Progress = (fraction: number) => void;

/** Posts a message. @throws {Refused} */
export function post(request: PostRequest, files: readonly File[], progress: Progress): Promise<void> {
  const form = new FormData();
  form.append('request', JSON.stringify(request));
  for (const file of files) form.append('files', file, file.name);
  return send('/page/posts', form, progress);
}

/** Runs a slash command; resolves once the bot acknowledged it. @throws {Refused} */
export function runCommand(
  request: CommandRequest,
  files: Readonly<Record<string, File>>,
  progress: Progress,
): Promise<void> {
  const form = new FormData();
  form.append('request', JSON.stringify(request));
  for (const [option, file] of Object.entries(files)) form.append(option, file, file.name);
  return send('/page/commands', form, progress);
}

/** Does something to a message; resolves once the bot acknowledged it, if the bot has a say. @throws {Refused} */
export function act(action: MessageAction): Promise<void> {
  return send('/page/actions', action);
}

/** @throws {Refused} */
export function injectFault(fault: FaultRequest): Promise<void> {
  return send('/page/developer/faults', fault);
}

/** By XMLHttpRequest, because fetch does not tell how far an upload has come. */
function send(path: string, body: FormData | object, progress?: Progress): Promise<void> {
  const request = new XMLHttpRequest();
  request.open('POST', path);
  request.responseType = 'json';
  if (progress) request.upload.onprogress = ({ loaded, total }) => progress(total === 0 ? 1 : loaded / total);
  return new Promise((resolve, reject) => {
    request.onload = () => (request.status < 300 ? resolve() : reject(new Refused(request.response)));
    request.onerror = () =>
      reject(new Refused({ code: 0, message: 'The local Discord does not answer. Is it running?' }));
    if (body instanceof FormData) {
      request.send(body);
    } else {
      request.setRequestHeader('content-type', 'application/json');
      request.send(JSON.stringify(body));
    }
  });
}
