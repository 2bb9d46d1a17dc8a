import { fork } from 'node:child_process';
import { loaderArguments, moduleUrl } from '../../own-modules.ts';
import { UserError } from '../../user-error.ts';
import type { Device } from '../analysis.ts';

export const DEVICES = ['cuda', 'coreml', 'directml', 'webgpu', 'cpu'] as const satisfies readonly Device[];

/** The systems, in node's names, for which onnxruntime-node has each device; the likely faster devices come first. */
const PLATFORMS: Readonly<Record<Device, readonly NodeJS.Platform[]>> = {
  cuda: ['linux'],
  coreml: ['darwin'],
  directml: ['win32'],
  webgpu: ['linux', 'darwin', 'win32'],
  cpu: ['linux', 'darwin', 'win32'],
};

/**
 * How far a device's logits may be from the CPU's. At most 0.05 · ¼ ≈ 1.3 percentage points of probability: above
 * what half precision in a GPU's matrix units costs (TF32 keeps ten bits), far below what a broken driver gives.
 */
export const LOGIT_TOLERANCE = 0.05;

/** Faces in the run that is timed. */
export const PROBE_BATCH = 8;

/** How long a device may take to open and answer, in ms: one that was named, and one that `auto` considers. */
const PATIENCE = { named: 180_000, auto: 30_000 } as const;

/** What is run to try a device. */
export interface Probe {
  readonly modelPath: string;
  /** The network's input, without the batch dimension. */
  readonly input: { readonly name: string; readonly dims: readonly number[] };
  /** Threads for the CPU. */
  readonly threads: number;
}

export interface ProbeQuestion extends Probe {
  readonly device: Device;
  /** Whether to measure a run of {@link PROBE_BATCH} faces. */
  readonly time: boolean;
}

export type ProbeAnswer =
  | { readonly logits: readonly number[]; readonly milliseconds: number | undefined }
  | { readonly error: string };

/** What was found out about a device. */
export type DeviceReport =
  | { readonly device: Device; readonly available: true; readonly milliseconds: number }
  | { readonly device: Device; readonly available: false; readonly reason: string };

/**
 * Tries every device in a child process: it is available when it opens a session and agrees with the CPU.
 * `milliseconds` is the best time for a run of {@link PROBE_BATCH} faces.
 */
export async function reportDevices(probe: Probe): Promise<DeviceReport[]> {
  const cpu = await ask({ ...probe, device: 'cpu', time: true });
  const reports: DeviceReport[] = [];
  for (const device of DEVICES) {
    const answer = device === 'cpu' ? cpu : await ask({ ...probe, device, time: true });
    reports.push(toReport(device, answer, cpu));
  }
  return reports;
}

/**
 * The device to run on. `auto` is the fastest that is available; the CPU when none is faster.
 * @throws {UserError} `device/unavailable` when a named device cannot be had; the message lists what can
 */
export async function chooseDevice(wanted: Device | 'auto', probe: Probe): Promise<Device> {
  if (wanted === 'cpu') return 'cpu';
  if (wanted === 'auto') return fastestDevice(probe);
  const cpu = await ask({ ...probe, device: 'cpu', time: false });
  const report = toReport(wanted, await ask({ ...probe, device: wanted, time: false }), cpu);
  if (report.available) return wanted;
  const others: Device[] = [];
  for (const device of DEVICES.filter((other) => other !== wanted)) {
    const answer = device === 'cpu' ? cpu : await ask({ ...probe, device, time: false });
    if (toReport(device, answer, cpu).available) others.push(device);
  }
  throw new UserError(
    'device/unavailable',
    `Device ${wanted} cannot be used: ${report.reason} Available here: ${others.join(', ')}, or auto.`,
  );
}

async function fastestDevice(probe: Probe): Promise<Device> {
  const opened: { device: Device; answer: ProbeAnswer }[] = [];
  for (const device of DEVICES.filter((other) => other !== 'cpu')) {
    const answer = await ask({ ...probe, device, time: true }, PATIENCE.auto);
    if (!('error' in answer)) opened.push({ device, answer });
  }
  if (opened.length === 0) return 'cpu';
  const cpu = await ask({ ...probe, device: 'cpu', time: true });
  const reports = [...opened, { device: 'cpu' as const, answer: cpu }].map(({ device, answer }) =>
    toReport(device, answer, cpu),
  );
  const available = reports.flatMap((report) => (report.available ? [report] : []));
  return available.sort((a, b) => a.milliseconds - b.milliseconds)[0]?.device ?? 'cpu';
}

function toReport(device: Device, answer: ProbeAnswer, cpu: ProbeAnswer): DeviceReport {
  if ('error' in answer) return { device, available: false, reason: sentence(answer.error) };
  if ('error' in cpu) throw new Error(`Expected the CPU to run the network, but: ${cpu.error}`);
  const difference = Math.max(...answer.logits.map((logit, i) => Math.abs(logit - (cpu.logits[i] ?? Number.NaN))));
  if (!(difference <= LOGIT_TOLERANCE)) {
    const reason = `Its logits differ from the CPU's by ${difference.toPrecision(2)} (at most ${LOGIT_TOLERANCE}).`;
    return { device, available: false, reason };
  }
  return { device, available: true, milliseconds: answer.milliseconds ?? Number.NaN };
}

/** Runs the question in a child process, and whatever becomes of it there gives an answer. */
function ask(question: ProbeQuestion, patience: number = PATIENCE.named): Promise<ProbeAnswer> {
  const { device } = question;
  if (!PLATFORMS[device].includes(process.platform)) {
    const systems = PLATFORMS[device].join(', ');
    return Promise.resolve({ error: `It exists on ${systems}, but this is ${process.platform}.` });
  }
  return new Promise((resolve) => {
    const child = fork(moduleUrl('device-probe', import.meta.url), {
      execArgv: loaderArguments(),
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: patience,
      killSignal: 'SIGKILL',
    });
    let answer: ProbeAnswer | undefined;
    child.once('message', (message: ProbeAnswer) => {
      answer = message;
    });
    child.once('error', (error) => resolve({ error: error.message }));
    child.once('exit', (code, signal) => {
      const end = signal ? `was ended by ${signal}` : `ended with code ${code}`;
      resolve(answer ?? { error: `The process that tried it ${end}.` });
    });
    child.send(question);
  });
}

/** The part of onnxruntime's message that is meant for people, on one line. */
function sentence(message: string): string {
  const hint = /Failed to (load (shared )?library|get a WebGPU adapter)/i.exec(message)?.[1];
  if (hint?.startsWith('get'))
    return 'No graphics driver that WebGPU can use was found (Vulkan, Metal or Direct3D 12).';
  if (hint) return 'Its libraries are not installed; for CUDA, run `npm run cuda` (needs an NVIDIA card and driver).';
  const line = message
    .replace(/\s+/g, ' ')
    .replace(/^\/\S+ \S+ /, '')
    .trim();
  return /[.!?]$/.test(line) ? line : `${line}.`;
}
