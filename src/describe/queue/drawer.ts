import { moduleUrl } from '../../own-modules.ts';
import { ChildDescriber } from '../child/child-describer.ts';
import type { DescriberOptions } from '../describer.ts';

/** A child that draws and does nothing else: what is drawn there are scores, which stay on this machine. */
export function openDrawer({
  onLog,
  onLost,
  signal,
}: Pick<DescriberOptions, 'onLog' | 'onLost' | 'signal'>): Promise<ChildDescriber> {
  return ChildDescriber.open({
    ...(onLog && { onLog }),
    ...(onLost && { onLost }),
    ...(signal && { signal }),
    entry: moduleUrl('drawer-main', import.meta.url),
  });
}
