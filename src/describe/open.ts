import { ChildDescriber } from './child/child-describer.ts';
import type { Describer, DescriberOptions } from './describer.ts';

/**
 * Opens the describer of this machine: a child process does the work.
 * @throws {UserError} `device/unavailable`, `model/missing` or `model/damaged`
 */
export function openDescriber(options: DescriberOptions = {}): Promise<Describer> {
  return ChildDescriber.open(options);
}
