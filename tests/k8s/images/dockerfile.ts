import { readFileSync } from 'node:fs';

/** A stage of a Dockerfile, as far as an image is told by it. */
export interface Stage {
  name: string;
  /** `from`: the stage that made it; absent: the checkout has it. */
  copies: { from?: string; sources: string[]; target: string }[];
  /** Commands of a shell. */
  runs: string[];
  workdir: string;
  user: string;
  env: Record<string, string>;
  entrypoint: string[];
  command: string[];
}

/** Reads all stages. Throws an Error that names an instruction which an image built without Docker would lack. */
export function readStages(file: string): Stage[] {
  const instructions = readFileSync(file, 'utf8')
    .replace(/^\s*#.*\n/gm, '')
    .replace(/\\\n/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const stages: Stage[] = [];
  for (const line of instructions) {
    const stage = stages.at(-1);
    if (/^FROM\s/i.test(line)) stages.push(emptyStage(/\sAS\s+(\S+)/i.exec(line)?.[1] ?? ''));
    else if (stage) take(stage, line);
  }
  return stages;
}

const emptyStage = (name: string): Stage => ({
  ...{ name, copies: [], runs: [], workdir: '/', user: '', env: {} },
  ...{ entrypoint: [], command: [] },
});

function take(stage: Stage, line: string): void {
  const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(line) ?? [];
  const readers: Record<string, () => void> = {
    COPY() {
      const words = rest.split(/\s+/);
      const paths = words.filter((word) => !word.startsWith('--'));
      const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
      stage.copies.push({ ...(from ? { from } : {}), sources: paths.slice(0, -1), target: paths.at(-1) ?? '' });
    },
    RUN() {
      stage.runs.push(rest);
    },
    WORKDIR() {
      stage.workdir = rest;
    },
    USER() {
      stage.user = rest;
    },
    ENTRYPOINT() {
      stage.entrypoint = asWords(rest);
    },
    CMD() {
      stage.command = asWords(rest);
    },
    ENV() {
      for (const [, key = '', quoted, plain] of rest.matchAll(/([A-Z0-9_]+)=(?:"([^"]*)"|(\S*))/g))
        stage.env[key] = quoted ?? plain ?? '';
    },
    // They describe the image and change nothing in it.
    ...Object.fromEntries(['EXPOSE', 'LABEL', 'ARG', 'STOPSIGNAL', 'HEALTHCHECK'].map((each) => [each, () => {}])),
  };
  const read = readers[name.toUpperCase()];
  if (!read) throw new Error(`The tests build the image without Docker and do not know what "${line}" makes.`);
  read();
}

function asWords(list: string): string[] {
  if (!list.startsWith('[')) throw new Error(`"${list}" needs a shell, which the image lacks; write it as a list.`);
  return JSON.parse(list) as string[];
}
