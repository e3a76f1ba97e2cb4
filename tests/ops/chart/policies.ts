import { daprPolicies } from './dapr-policies.ts';
import { podPolicies } from './pod-policies.ts';
import type { Policy } from './policy.ts';

/** All that must hold of the rendered chart. */
export const policies: Record<string, Policy> = { ...podPolicies, ...daprPolicies };
