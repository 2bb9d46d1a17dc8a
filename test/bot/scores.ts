import type {
  Analysis,
  AttributeScores,
  DetectedFace,
  Face,
  Score,
  UnreadFace,
  UnreadReason,
} from '../../src/inference/analysis.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from '../../src/inference/attributes/names.ts';

/** Forty scores by a function from index and name to a logit. */
export function scoresOf(logit: (index: number, name: AttributeName) => number): AttributeScores {
  const score = (name: AttributeName): Score => {
    const value = logit(ATTRIBUTE_NAMES.indexOf(name), name);
    return { logit: value, probability: 1 / (1 + Math.exp(-value)) };
  };
  const scores: Partial<Record<AttributeName, Score>> = {};
  for (const name of ATTRIBUTE_NAMES) scores[name] = score(name);
  if (!isComplete(scores)) throw new Error('an attribute has no score');
  return scores;
}

function isComplete(scores: Partial<Record<AttributeName, Score>>): scores is Record<AttributeName, Score> {
  return ATTRIBUTE_NAMES.every((name) => scores[name] !== undefined);
}

export function foundFace(x = 10): DetectedFace {
  const point = { x: x + 20, y: 30 };
  return { box: { x, y: 10, width: 60, height: 80 }, landmarks: [point, point, point, point, point], score: 0.98 };
}

export function unreadFace(reason: UnreadReason, x = 10): UnreadFace {
  return { ...foundFace(x), reason };
}

export function labelledFace(scores: AttributeScores, x = 10): Face {
  return { ...foundFace(x), attributes: scores };
}

export function analysisOf(faces: readonly Face[], unread: readonly UnreadFace[] = []): Analysis {
  return {
    width: 640,
    height: 480,
    format: 'png',
    faces,
    unread,
    timings: { download: 30, decode: 4, detect: 6, attributes: 10, illustrate: 2 },
    device: 'cpu',
    precision: 'float',
    model: 'facets-attributes 1.0.0',
  };
}
