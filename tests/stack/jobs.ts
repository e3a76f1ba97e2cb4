import type { Stack } from './stack.ts';

/** Asks the scheduler itself, through the sidecar of the app that the jobs are for. */
export async function isScheduled({ replicas, daprApiToken }: Stack, job: string): Promise<boolean> {
  const { httpPort } = replicas.find(({ appId }) => appId === 'actodo')!.sidecar;
  const answer = await fetch(`http://127.0.0.1:${httpPort}/v1.0/jobs/${job}`, {
    headers: { 'dapr-api-token': daprApiToken },
  });
  await answer.arrayBuffer();
  return answer.status === 200;
}
