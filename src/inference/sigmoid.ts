/** 1 / (1 + e^-logit), in 0..1: how probable an attribute is, on its own and whatever the others are. */
export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}
