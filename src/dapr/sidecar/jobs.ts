import { checkName } from '../names.ts';
import { AlreadyExists, type JobOptions, type Json, type Runtime } from '../port.ts';
import { DaprError, type DaprHttp } from './http.ts';

/** The Jobs API (docs.dapr.io: "Jobs API reference"); the SDK has none. */
export function jobsApi(http: Pick<DaprHttp, 'call'>): Runtime['jobs'] {
  return {
    async schedule(name, { failurePolicy, data, ...options }) {
      checkName('a job', name);
      // daprd 1.18.2 can not deliver a job that has no data at all.
      const job = {
        ...options,
        data: data ?? null,
        ...(failurePolicy ? { failurePolicy: policyOf(failurePolicy) } : {}),
      };
      await http.call('POST', ['jobs', name], job).catch((error: unknown) => {
        // daprd answers 409 for a taken name only.
        if (error instanceof DaprError && error.status === 409)
          throw new AlreadyExists(error.message, { cause: error });
        throw error;
      });
    },
    async get(name) {
      checkName('a job', name);
      const found = await http.call('GET', ['jobs', name]).catch(absent);
      if (!found) return undefined;
      const { dueTime, schedule, data } = found as { dueTime?: string; schedule?: string; data?: { value?: Json } };
      return {
        name,
        ...(dueTime === undefined ? {} : { dueTime }),
        ...(schedule === undefined ? {} : { schedule }),
        ...(data?.value == null ? {} : { data: data.value }),
      };
    },
    async delete(name) {
      checkName('a job', name);
      await http.call('DELETE', ['jobs', name]);
    },
  };
}

function policyOf(policy: NonNullable<JobOptions['failurePolicy']>): Json {
  if ('drop' in policy) return { drop: {} };
  return { constant: { interval: `${policy.intervalSeconds}s`, maxRetries: policy.maxRetries } };
}

/** A missing job is a 500 that only its text tells from an outage. */
function absent(error: unknown): undefined {
  if (error instanceof DaprError && error.code === 'DAPR_SCHEDULER_GET_JOB' && /not found/i.test(error.message)) return;
  throw error;
}
