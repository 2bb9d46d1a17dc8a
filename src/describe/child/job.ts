import type { Described, PictureAddress, Wanted } from '../describer.ts';
import type { Drawing } from '../drawing.ts';
import type { ToChild } from './protocol.ts';

export type JobRequest =
  | { readonly kind: 'describe'; readonly address: PictureAddress; readonly wanted: Wanted }
  | { readonly kind: 'draw'; readonly drawing: Drawing };

export type JobResult = Described | Buffer;

/** The child ended with this job in work. */
export class ChildDeath extends Error {
  /** Whether it had nothing else in work. */
  readonly alone: boolean;

  constructor(reason: string, alone: boolean) {
    super(reason);
    this.alone = alone;
  }
}

/** Something to be done in the child, whichever process that is by then. */
export class Job {
  readonly id: number;
  readonly #request: JobRequest;
  /** It was in work when a child died: from then on it has the child to itself. */
  suspect = false;
  /** Children that died with this job alone in work. */
  deaths = 0;
  #loaded = new Deferred<void>();
  #isLoaded = false;
  #result: Deferred<JobResult> | undefined;

  constructor(id: number, request: JobRequest) {
    this.id = id;
    this.#request = request;
  }

  get inWork(): boolean {
    return this.#result !== undefined;
  }

  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** Resolves when its work may begin. @throws what kept its file from arriving */
  get loaded(): Promise<void> {
    return this.#loaded.promise;
  }

  /** What a child is told at first; nothing where that is the whole request. */
  get opening(): ToChild | undefined {
    return this.#request.kind === 'describe' ? { ...this.#request, id: this.id } : undefined;
  }

  /** What begins its work. */
  get start(): ToChild {
    return this.#request.kind === 'describe' ? { kind: 'go', id: this.id } : { ...this.#request, id: this.id };
  }

  /** Its work begins: what comes of it. @throws {ChildDeath} */
  begin(): Promise<JobResult> {
    this.#result = new Deferred();
    return this.#result.promise;
  }

  onLoaded(): void {
    this.#isLoaded = true;
    this.#loaded.resolve();
  }

  onResult(result: JobResult): void {
    this.#result?.resolve(result);
    this.#result = undefined;
  }

  onRejected(error: unknown): void {
    (this.#result ?? this.#loaded).reject(error);
    this.#result = undefined;
  }

  /** The child is gone, and the file with it. */
  onDeath(death: ChildDeath): void {
    this.#result?.reject(death);
    this.#result = undefined;
    if (!this.#isLoaded) return;
    this.#isLoaded = false;
    this.#loaded = new Deferred();
  }
}

class Deferred<Value> {
  readonly promise: Promise<Value>;
  resolve: (value: Value) => void = () => undefined;
  reject: (error: unknown) => void = () => undefined;

  constructor() {
    this.promise = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // A job that was aborted is not waited for.
    this.promise.catch(() => undefined);
  }
}
