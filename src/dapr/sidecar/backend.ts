import type { ActorBackend } from '../activation.ts';
import { AlreadyExists } from '../port.ts';
import { DaprError, type DaprHttp } from './http.ts';

/** State and reminders of the actors hosted here, as daprd keeps them (docs.dapr.io: "Actors API reference"). */
export function actorBackend(http: DaprHttp): ActorBackend {
  return {
    readState: (type, id, key) => http.call('GET', ['actors', type, id, 'state', key]),
    async commitState(type, id, operations) {
      const requests = operations.map(({ operation, ...request }) => ({ operation, request }));
      await http.call('POST', ['actors', type, id, 'state'], requests);
    },
    async registerReminder(type, id, name, options) {
      await http.call('POST', ['actors', type, id, 'reminders', name], options).catch(asTaken);
    },
    async deleteReminder(type, id, name) {
      await http.call('DELETE', ['actors', type, id, 'reminders', name]);
    },
  };
}

function asTaken(error: unknown): never {
  if (error instanceof DaprError && error.code === 'ERR_ACTOR_REMINDER_ALREADY_EXISTS')
    throw new AlreadyExists(error.message, { cause: error });
  throw error;
}
