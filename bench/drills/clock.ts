/** Puts this process's clock wrong by DRILL_CLOCK_MS. Imported before anything that tells the time. */
const shift = Number(process.env.DRILL_CLOCK_MS ?? 0);

if (shift !== 0) {
  const RightDate = Date;
  globalThis.Date = new Proxy(RightDate, {
    construct: (target, args: []) => (args.length > 0 ? new target(...args) : new target(RightDate.now() + shift)),
    get: (target, name, receiver) =>
      name === 'now' ? () => RightDate.now() + shift : Reflect.get(target, name, receiver),
  });
}
