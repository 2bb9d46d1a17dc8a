import type { CommandRequest, FaultRequest, MessageAction, PostRequest, Refusal } from '../protocol.ts';
import { locale, say } from './texts/language.ts';

/** The server's refusal, in the words of Discord's API or, where the page knows them, in the viewer's language. */
export class Refused extends Error {
  override readonly name = 'Refused';
  readonly code: number;

  constructor({ code, message, unanswered }: Refusal) {
    super(unanswered === undefined ? message : say(UNANSWERED[unanswered]));
    this.code = code;
  }
}

const UNANSWERED = { command: 'noResponse', component: 'interactionFailed' } as const;

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
  request: Omit<CommandRequest, 'locale'>,
  files: Readonly<Record<string, File>>,
  progress: Progress,
): Promise<void> {
  const form = new FormData();
  form.append('request', JSON.stringify({ ...request, locale: locale.value }));
  for (const [option, file] of Object.entries(files)) form.append(option, file, file.name);
  return send('/page/commands', form, progress);
}

/** A `MessageAction` before it is told in which language. */
type Doing = MessageAction extends infer Action ? (Action extends unknown ? Omit<Action, 'locale'> : never) : never;

/** Does something to a message; resolves once the bot acknowledged it, if the bot has a say. @throws {Refused} */
export function act(action: Doing): Promise<void> {
  return send('/page/actions', { ...action, locale: locale.value });
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
    request.onerror = () => reject(new Refused({ code: 0, message: say('notAnswering') }));
    if (body instanceof FormData) {
      request.send(body);
    } else {
      request.setRequestHeader('content-type', 'application/json');
      request.send(JSON.stringify(body));
    }
  });
}
