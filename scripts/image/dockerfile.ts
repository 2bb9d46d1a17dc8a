import { Copy, DockerfileParser, From, type Instruction, JSONInstruction } from 'dockerfile-ast';
import { z } from 'zod';

/** One instruction of a Dockerfile. */
export interface Step {
  readonly keyword: string;
  /** Words, in the order in which they stand; those of the exec form without its brackets. */
  readonly words: readonly string[];
  /** As it stands, flags included. */
  readonly text: string;
  /** The stage that a COPY takes from; undefined for the folder that is built. */
  readonly from: string | undefined;
}

export interface Stage {
  readonly name: string;
  /** The stage, or the image, that it starts from. */
  readonly base: string;
  readonly steps: readonly Step[];
}

/** The stages of a Dockerfile, in their order. */
export function readStages(dockerfile: string): Stage[] {
  const stages: { name: string; base: string; steps: Step[] }[] = [];
  for (const instruction of DockerfileParser.parse(dockerfile).getInstructions()) {
    if (instruction instanceof From) {
      stages.push({ name: instruction.getBuildStage() ?? '', base: instruction.getImage() ?? '', steps: [] });
    } else {
      stages.at(-1)?.steps.push(stepOf(instruction));
    }
  }
  return stages;
}

function stepOf(instruction: Instruction): Step {
  const text = instruction.getRawArgumentsContent() ?? '';
  return {
    keyword: instruction.getKeyword(),
    words: wordsOf(instruction, text),
    text,
    from: instruction instanceof Copy ? (instruction.getFromFlag()?.getValue() ?? undefined) : undefined,
  };
}

function wordsOf(instruction: Instruction, text: string): string[] {
  // The parser leaves a check's command as it is, behind its options.
  const [, check] = instruction.getKeyword() === 'HEALTHCHECK' ? (/CMD\s+(\[.*\])\s*$/s.exec(text) ?? []) : [];
  if (check !== undefined) return z.array(z.string()).parse(JSON.parse(check));
  const json = instruction instanceof JSONInstruction ? instruction.getJSONStrings() : [];
  if (json.length > 0) return json.map((word) => z.string().parse(JSON.parse(word.getValue())));
  return instruction.getArguments().map((word) => word.getValue());
}

/** The steps that make a stage, those of the stages below it first. */
export function stepsOf(stages: readonly Stage[], name: string): Step[] {
  const stage = stages.find((one) => one.name === name);
  return stage ? [...stepsOf(stages, stage.base), ...stage.steps] : [];
}

/** `NAME=value` of ENV and ARG, as an object. */
export function assignments(steps: readonly Step[], keyword: 'ENV' | 'ARG'): Record<string, string> {
  const words = steps.filter((step) => step.keyword === keyword).flatMap((step) => step.words);
  return Object.fromEntries(
    words.map((word) => {
      const [name = '', ...value] = word.split('=');
      return [name, value.join('=').replace(/^"(.*)"$/, '$1')];
    }),
  );
}
