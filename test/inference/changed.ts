/** A description with another value at a path, such as `input.width`; without it where the value is undefined. */
export function changed(info: object, path: string, value: unknown): Record<string, unknown> {
  const [first = '', ...rest] = path.split('.');
  if (rest.length === 0) return { ...info, [first]: value };
  const inner: unknown = Reflect.get(info, first);
  if (typeof inner !== 'object' || inner === null) throw new Error(`expected something at ${first}`);
  return { ...info, [first]: changed(inner, rest.join('.'), value) };
}
