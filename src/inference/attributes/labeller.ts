import type { Affine } from '../../images/affine.ts';
import type { Pixels, Raster, View } from '../../images/picture.ts';
import type { AttributeScores, Occlusion, Score } from '../analysis.ts';
import { Network } from '../network.ts';
import type { Crop } from '../sessions/session-protocol.ts';
import { sigmoid } from '../sigmoid.ts';
import { inputToRaster } from './face-frame.ts';
import type { AttributeModelInfo } from './model.ts';
import { ATTRIBUTE_NAMES, type AttributeName } from './names.ts';
import { coveredCrops } from './occlusion.ts';

/** Labels faces with the attribute network, those of concurrent pictures together in one run. */
export class AttributeLabeller extends Network<AttributeModelInfo, Crop, AttributeScores> {
  /**
   * All forty attributes of the face that `frameToPicture` places on CelebA's frame, read from a picture or a part of it.
   * @throws {UserError} `busy/queue-full`
   */
  label(view: Pixels | View, frameToPicture: Affine, signal?: AbortSignal): Promise<AttributeScores> {
    return this.submit({ raster: view.raster, matrix: inputToRaster(this.model, frameToPicture, view) }, signal);
  }

  /** How the scores of a face change as it is covered bit by bit. `crop` is of the network's input size. */
  async occlude(crop: Raster, signal?: AbortSignal): Promise<Occlusion> {
    const matrix: Affine = [1, 0, 0, 0, 1, 0];
    const crops = [crop, ...coveredCrops(crop)];
    const [whole, ...covered] = await Promise.all(crops.map((raster) => this.submit({ raster, matrix }, signal)));
    if (whole === undefined) throw new Error('Expected scores of the face itself.');
    return { crop, whole, covered };
  }

  protected empty(): Crop {
    return { raster: { data: new Uint8Array(3), width: 1, height: 1 }, matrix: [1, 0, 0, 0, 1, 0] };
  }

  protected async run(crops: readonly Crop[]): Promise<AttributeScores[]> {
    const { input, output } = this.model;
    const { width, height } = input;
    const outputs = await this.infer({ [input.name]: { crops, width, height } });
    const logits = outputs[output]?.data;
    if (logits?.length !== crops.length * ATTRIBUTE_NAMES.length) {
      throw new Error(`Expected ${crops.length} × ${ATTRIBUTE_NAMES.length} logits, but got ${logits?.length}.`);
    }
    return crops.map((_, i) => toScores(logits.subarray(i * ATTRIBUTE_NAMES.length, (i + 1) * ATTRIBUTE_NAMES.length)));
  }
}

function toScores(logits: Float32Array): AttributeScores {
  const scores: Partial<Record<AttributeName, Score>> = {};
  for (const [i, name] of ATTRIBUTE_NAMES.entries()) {
    const logit = logits[i];
    if (logit === undefined || !Number.isFinite(logit)) {
      throw new Error(`Expected a finite logit for ${name}, but got ${logit}.`);
    }
    scores[name] = { logit, probability: sigmoid(logit) };
  }
  if (!isComplete(scores)) throw new Error('Expected a score for every attribute.');
  return scores;
}

function isComplete(scores: Partial<AttributeScores>): scores is AttributeScores {
  return ATTRIBUTE_NAMES.every((name) => name in scores);
}
