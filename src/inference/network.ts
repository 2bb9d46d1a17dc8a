import { batchRuns } from './batch-runs.ts';
import { Batcher, type BatchLimits } from './sessions/batcher.ts';
import type { Session } from './sessions/session-host.ts';
import type { Input, OutputTensors } from './sessions/session-protocol.ts';

/**
 * What every network of the pipeline is: it has an identity, is warmed up, runs what concurrent pictures ask of it in
 * batches, and is closed. A new one says what it runs and what an empty input is.
 */
export abstract class Network<Info extends { readonly name: string; readonly version: string }, In, Out> {
  /** What its JSON file says about it. */
  protected readonly model: Info;
  readonly #session: Session;
  readonly #batcher: Batcher<In, Out>;

  constructor(model: Info, session: Session, limits: BatchLimits) {
    this.model = model;
    this.#session = session;
    this.#batcher = new Batcher({
      ...limits,
      run: (inputs) => {
        batchRuns.publish({ network: model.name, size: inputs.length });
        return this.run(inputs);
      },
    });
  }

  /** Name and version. */
  get identity(): string {
    return `${this.model.name} ${this.model.version}`;
  }

  /** Runs `count` empty inputs, so that the first real ones need not wait for memory and kernels. */
  async warmUp(count = 1): Promise<void> {
    await this.run(new Array<In>(count).fill(this.empty()));
  }

  /** Runs what waits, then refuses everything. */
  close(): Promise<void> {
    return this.#batcher.close();
  }

  /** One result an input, in their order. */
  protected abstract run(inputs: readonly In[]): Promise<readonly Out[]>;

  protected abstract empty(): In;

  /** @throws {BusyError} `busy/queue-full` when too many wait */
  protected submit(input: In, signal?: AbortSignal): Promise<Out> {
    return this.#batcher.submit(input, signal);
  }

  /** Runs the network's session once. */
  protected infer(inputs: Readonly<Record<string, Input>>): Promise<OutputTensors> {
    return this.#session.run(inputs);
  }
}
