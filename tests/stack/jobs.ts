import { jobNameAt, momentOf } from '../../src/loops/due-names.ts';
import type { Stack } from './stack.ts';

/** Whether a reminder's moment has its job. Asks the scheduler itself, through the sidecar of the app that the jobs are for. */
export async function isScheduled({ replicas, daprApiToken }: Stack, reminderId: string): Promise<boolean> {
  const { httpPort } = replicas.find(({ appId }) => appId === 'actodo')!.sidecar;
  const answer = await fetch(`http://127.0.0.1:${httpPort}/v1.0/jobs/${jobNameAt(momentOf(reminderId))}`, {
    headers: { 'dapr-api-token': daprApiToken },
  });
  await answer.arrayBuffer();
  return answer.status === 200;
}
