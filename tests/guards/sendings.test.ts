import { type Guard, testGuards } from './guard.ts';

const mail = 'tests/integration/sendings-mail.test.ts';
const push = 'tests/integration/sendings-push.test.ts';
const routes = 'tests/integration/api-push.test.ts';

/** The guards of docs/specs/sendings.md. */
const guards: Guard[] = [
  {
    what: 'the rows of new notifications only',
    file: 'src/subscribers/notifications.ts',
    cut: 'on conflict (user_id, reminder_id) do nothing returning',
    leaves: 'on conflict (user_id, reminder_id) do update set title = excluded.title returning',
    test: mail,
    named: 'however often the event comes',
  },
  {
    what: 'the setting at the time of sending',
    file: 'src/db/sendings/reminders.ts',
    cut: "c.settings -> 'email_reminders' = 'true' and u",
    leaves: 'u',
    test: mail,
    named: 'what holds when it is sent decides',
  },
  {
    what: 'the address that was verified',
    file: 'src/db/sendings/reminders.ts',
    cut: 'and u."emailVerified"',
    leaves: '',
    test: mail,
    named: 'what holds when it is sent decides',
  },
  {
    what: 'the moment that is still one of the task',
    file: 'src/db/sendings/reminders.ts',
    cut: "and r ->> 'id' = s.about",
    leaves: '',
    test: mail,
    named: 'completed, deleted or moved',
  },
  {
    what: 'the bound of unsure attempts',
    file: 'src/sending/sender.ts',
    cut: 'if (sending.unsure >= mostUnsure)',
    leaves: 'if (mostUnsure < 0)',
    test: mail,
    named: 'asked once more and never again',
  },
  {
    what: 'the count of unsure attempts before anything leaves',
    file: 'src/db/sendings/sendings.ts',
    cut: ', unsure = unsure + 1',
    leaves: '',
    test: 'tests/history/sendings-kill.test.ts',
    named: 'never a third time',
  },
  {
    what: 'the end of what was not taken in time',
    file: 'src/sending/sender.ts',
    cut: 'if (sending.late)',
    leaves: 'if (mostUnsure < 0)',
    test: mail,
    named: 'within a day',
  },
  {
    what: 'the turns of users',
    file: 'src/db/sendings/sendings.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    cut: 'where turn <= ${perUser}',
    leaves: '',
    test: mail,
    named: 'does not wait for all of them',
  },
  {
    what: 'the bound of attempts of one user',
    file: 'src/sending/sender.ts',
    cut: 'const atOncePerUser = 2;',
    leaves: 'const atOncePerUser = 200;',
    test: push,
    named: 'hangs holds up no other browser',
  },
  {
    what: 'the lines of a title',
    file: 'src/sending/mail-text.ts',
    cut: "text.replace(shaping, ' ').trim()",
    leaves: 'text',
    test: mail,
    named: 'a title makes no header',
  },
  {
    what: 'the escaping of a title',
    file: 'src/sending/mail-text.ts',
    cut: 'escapeHtml(oneLine(each))',
    leaves: 'oneLine(each)',
    test: mail,
    named: 'a due reminder is one mail',
  },
  {
    what: 'the claim',
    file: 'src/db/sendings/sendings.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    cut: 'set next_at = now() + make_interval(secs => ${seconds}), attempts',
    leaves: 'set attempts',
    test: mail,
    named: 'hangs holds up no event',
  },
  {
    what: 'the end of a subscription that is gone',
    file: 'src/sending/reminder-push.ts',
    cut: 'if (outcome.gone)',
    leaves: 'if (false)',
    test: push,
    named: 'says 410',
  },
  {
    what: 'the check of an address when a name is looked up',
    file: 'src/sending/endpoints.ts',
    cut: '!found.every(({ address }) => isPublic(address))',
    leaves: 'false',
    test: routes,
    named: 'leads into our own network',
  },
  {
    what: 'the check of an endpoint when it is used',
    file: 'src/sending/push-service.ts',
    cut: 'if (endpointFault(push.endpoint, reach))',
    leaves: 'if (false)',
    test: routes,
    named: 'leads into our own network',
  },
  {
    what: 'the check of an endpoint when it is kept',
    file: 'src/api/routes/sending/push.ts',
    cut: 'endpointFault(endpoint, reach) ?? keysFault(keys)',
    leaves: 'keysFault(keys)',
    test: routes,
    named: 'is refused',
  },
  {
    what: 'the bound of browsers',
    file: 'src/db/sendings/push-subscriptions.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: source text
    cut: 'offset ${mostSubscriptions}',
    leaves: 'offset 1000',
    test: routes,
    named: 'so many browsers',
  },
];

testGuards(guards);
