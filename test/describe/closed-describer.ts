import { ChildDescriber } from '../../src/describe/child/child-describer.ts';

// A process that opens a describer and closes it; tells the pid of what its child has started.

const describer = await ChildDescriber.open({
  entry: new URL('./children/leaving-child.ts', import.meta.url),
  onLog: ({ fields }) => process.send?.(fields.pid),
});
await describer.close();
