import type { TaskClient } from '../../actors/contract.ts';
import { Settings, SettingsPatch } from '../../domain/user.ts';
import { jsonAnswer } from '../answers.ts';
import { jsonBody } from '../body.ts';
import type { Limit } from '../limits.ts';
import { route } from '../route.ts';

interface Needs {
  tasks: Pick<TaskClient, 'settings' | 'changeSettings'>;
}

const path = '/api/{user_id}/settings';
const answer = jsonAnswer('Settings', Settings);
const settingsByUser: Limit = { name: 'settingsByUser', points: 600, seconds: 60 };

export const settingsRoutes = [
  route({
    method: 'get',
    path,
    summary: "The user's settings",
    caller: 'user',
    limit: settingsByUser,
    answer,
    run: ({ caller }, { tasks }: Needs) => tasks.settings(caller.userId),
  }),
  route({
    method: 'put',
    path,
    summary: 'Change settings: merges, null resets',
    caller: 'user',
    limit: settingsByUser,
    body: jsonBody('SettingsPatch', SettingsPatch, 'The settings'),
    answer,
    run: ({ caller, body }, { tasks }: Needs) => tasks.changeSettings(caller.userId, body),
  }),
];
