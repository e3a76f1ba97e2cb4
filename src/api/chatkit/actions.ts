import Type, { type Static } from 'typebox';
import type { ShownItem } from '../../agent/threads/items.ts';
import { isWaiting } from '../../db/conversations/endings.ts';
import { closeQuestion } from '../../db/conversations/items.ts';
import { check } from '../../domain/validate.ts';
import { Rejected } from '../../errors.ts';
import type { Asking } from './asking.ts';
import type { Action, Operation } from './requests.ts';
import type { ChatKitEvent } from './shapes.ts';
import { actionTypes, isQuestion } from './widgets.ts';

/** What clicks in widgets do. Payloads come from outside like everything else. */

type WidgetOf = Extract<ShownItem, { role: 'widget' }>;

const counted = { id: Type.Integer({ minimum: 1 }), clicks: Type.Integer({ minimum: 0 }) };
const Complete = Type.Object({ ...counted, completed: Type.Boolean() });
const Remove = Type.Object(counted);
const Answer = Type.Object({ yes: Type.Boolean() });

const read = <S extends typeof Complete | typeof Remove | typeof Answer>(schema: S, { payload }: Action): Static<S> =>
  check(schema, payload ?? {}, 'The payload of the action') as Static<S>;

/** Changes a task by a row of a list, and answers the list as it then is. Throws `Rejected`. */
export async function clickRow(asking: Asking, widget: WidgetOf, action: Action): Promise<ShownItem> {
  const { caller, token, deps } = asking;
  const click = (id: number, clicks: number, to: 'completed' | 'open' | 'deleted') =>
    deps.clicks(caller, { widget, taskId: id, to, clicks }, { token });
  if (action.type === actionTypes.complete) {
    const { id, clicks, completed } = read(Complete, action);
    return click(id, clicks, completed ? 'completed' : 'open');
  }
  if (action.type === actionTypes.remove) {
    const { id, clicks } = read(Remove, action);
    return click(id, clicks, 'deleted');
  }
  throw new Rejected('invalid', `There is no action ${JSON.stringify(action.type.slice(0, 60))} here.`);
}

/** The stream of `threads.custom_action`. Without the item of a widget it is one `error`. */
export async function* actionEvents(
  asking: Asking,
  { params }: Operation<'threads.custom_action'>,
): AsyncGenerator<ChatKitEvent> {
  const widget = await asking.widget(params.thread_id, params.item_id);
  if (!widget) {
    yield { type: 'error', code: 'stream.error', allow_retry: false };
    return;
  }
  if (params.action.type === actionTypes.answer) {
    yield* answerQuestion(asking, widget, read(Answer, params.action).yes);
    return;
  }
  yield { type: 'stream_options', stream_options: { allow_cancel: false } };
  yield { type: 'thread.item.replaced', item: await asking.drawn(await clickRow(asking, widget, params.action)) };
}

/** Yes and No are said in the conversation, and count for this question alone. */
async function* answerQuestion(asking: Asking, widget: WidgetOf, yes: boolean): AsyncGenerator<ChatKitEvent> {
  const { deps, caller, items } = asking;
  const { threadId, turnId } = widget;
  if (!isQuestion(widget.widget)) throw new Rejected('invalid', 'This widget asks nothing.');
  const word = yes ? 'Yes' : 'No';
  const key = `chatkit/${widget.id}/${word}`;
  const isOpen = widget.widget.answered === undefined && (await isWaiting(deps.db, caller.userId, turnId));
  const isSame = widget.widget.answered === word.toLowerCase();
  if (isOpen || isSame) {
    yield* asking.turn(
      'click',
      { message: word, conversation_id: threadId, idempotency_key: key },
      { answers: turnId },
    );
    return;
  }
  yield { type: 'stream_options', stream_options: { allow_cancel: false } };
  await closeQuestion(deps.db, turnId, 'other');
  const now = (await items.ofTurn(caller.userId, turnId)).find(({ role }) => role === 'widget');
  if (now) yield { type: 'thread.item.replaced', item: await asking.drawn(now) };
  yield { type: 'notice', level: 'info', message: 'That question is no longer open, so nothing was changed.' };
}
