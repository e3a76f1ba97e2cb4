import { html } from 'htm/preact';
import { Component } from 'preact';
import { Button } from '../../kit/button.ts';
import { Icon } from '../../kit/icon.ts';
import type { Conversation } from '../conversation/conversation.ts';
import { Markdown } from '../markdown/nodes.ts';
import { withoutRows } from '../protocol/rows.ts';
import type { Item, Questions, Step, Workflow } from '../protocol/wire.ts';
import { WidgetView } from './widget.ts';

interface ItemProps {
  item: Item;
  /** What stands below it: a list of tasks says what the lines of an answer would say again. */
  below: Item | undefined;
  conversation: Conversation;
}

/** One item of a thread. It is drawn again only when it is another object: a key typed beside 500 messages draws none of them. */
export class ItemView extends Component<ItemProps> {
  override shouldComponentUpdate(next: ItemProps) {
    return (
      next.item !== this.props.item || next.below !== this.props.below || next.conversation !== this.props.conversation
    );
  }

  override render({ item, below, conversation }: ItemProps) {
    switch (item.type) {
      case 'user_message':
        return html`<article class="chat-said" aria-label="You">
          <p dir="auto">${item.content.map(({ text }) => text).join('')}</p>
        </article>`;
      case 'assistant_message':
        return html`<article class="chat-answer" aria-label="Actodo">
          ${item.content.map(({ text }, n) => html`<${Markdown} key=${n} text=${withoutRows(text, below)} />`)}
        </article>`;
      case 'widget':
        return html`<article class="chat-widget" aria-label="Actodo">
          <${WidgetView} item=${item} conversation=${conversation} />
        </article>`;
      case 'workflow':
        return html`<article class="chat-answer" aria-label="Actodo"><${Steps} workflow=${item.workflow} /></article>`;
      case 'task':
        return html`<article class="chat-answer" aria-label="Actodo"><ul class="chat-steps"><${StepView} step=${item.task} /></ul></article>`;
      case 'generated_image':
        // An image would be a request to wherever the answer says.
        return html`<article class="chat-answer" aria-label="Actodo"><p>[image]</p></article>`;
      case 'structured_input':
        return html`<article class="chat-widget" aria-label="Actodo">
          <${QuestionsView} item=${item} conversation=${conversation} />
        </article>`;
      default:
        return null;
    }
  }
}

function Steps({ workflow }: { workflow: Workflow }) {
  const { summary } = workflow;
  const title = summary?.title ?? (summary?.duration === undefined ? 'Working' : `Thought for ${summary.duration} s`);
  return html`<details open=${workflow.expanded}>
    <summary dir="auto">${title}</summary>
    <ul class="chat-steps">${workflow.tasks.map((step, n) => html`<${StepView} key=${n} step=${step} />`)}</ul>
  </details>`;
}

function StepView({ step }: { step: Step }) {
  return html`<li dir="auto">
    ${step.status_indicator === 'complete' && html`<${Icon} name="check" size=${14} />`}
    ${step.title ?? step.content ?? ''}
  </li>`;
}

/** Questions with fixed answers: one press answers. */
function QuestionsView({ item, conversation }: { item: Questions; conversation: Conversation }) {
  const isOpen = item.status === 'pending' && conversation.phase.value === 'idle';
  const answer = (id: string, value: string) =>
    void conversation.answer(item, { status: 'answered', answers: { [id]: { values: [value] } } });
  return html`<div class="chat-card">
    ${item.inputs.map(
      ({ id, question, options = [], answer: given }) => html`<div key=${id} class="chat-col">
        <p dir="auto">${question}</p>
        ${
          given
            ? html`<p class="muted" dir="auto">${given.values.join(', ') || 'Skipped'}</p>`
            : html`<div class="chat-row">
              ${options.map(
                ({ value }) =>
                  html`<${Button} key=${value} disabled=${!isOpen} onClick=${() => answer(id, value)}>${value}</${Button}>`,
              )}
            </div>`
        }
      </div>`,
    )}
  </div>`;
}
