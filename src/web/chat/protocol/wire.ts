/** What goes over the wire between the chat and `POST /api/{user_id}/chat`: the ChatKit custom-API protocol, seen from the client. */

export interface Page<T> {
  data: T[];
  has_more: boolean;
  after?: string;
}

export interface Thread {
  id: string;
  created_at: string;
  title?: string;
  status: { type: string; reason?: string };
  items: Page<Item>;
}

export interface UserContent {
  type: string;
  text: string;
}

export interface Annotation {
  type: string;
  source: { type: string; title: string; url?: string };
  index?: number;
}

export interface AnswerContent {
  type: string;
  text: string;
  annotations: Annotation[];
}

/** A node of a widget. What else it has depends on its type, and is looked at where it is drawn: it comes from outside. */
export interface WidgetNode {
  type: string;
  id?: string;
  key?: string;
  value?: unknown;
  children?: unknown;
  [name: string]: unknown;
}

export interface Action {
  type: string;
  payload?: Record<string, unknown>;
  handler?: string;
  loadingBehavior?: string;
  /** False: answered by one JSON object, also while an answer streams. */
  streaming?: boolean;
}

/** A step that is shown while the answer is being made. */
export interface Step {
  type: string;
  status_indicator?: string;
  title?: string;
  content?: string;
}

export interface Workflow {
  type: string;
  tasks: Step[];
  expanded: boolean;
  summary?: { title?: string; duration?: number };
}

export interface Question {
  id: string;
  type: string;
  question: string;
  options?: { value: string }[];
  answer?: { values: string[]; skipped: boolean };
}

interface Every {
  id: string;
  thread_id: string;
  created_at: string;
}

export type UserMessage = Every & { type: 'user_message'; content: UserContent[] };
export type Answer = Every & { type: 'assistant_message'; content: AnswerContent[] };
export type Widget = Every & { type: 'widget'; widget: WidgetNode; copy_text?: string };
export type WorkflowItem = Every & { type: 'workflow'; workflow: Workflow };
export type StepItem = Every & { type: 'task'; task: Step };
export type ImageItem = Every & { type: 'generated_image'; image?: { id: string; url: string }; progress?: number };
export type Questions = Every & { type: 'structured_input'; status: string; inputs: Question[] };
export type Other = Every & { type: 'client_tool_call' | 'end_of_turn' };
export type Item = UserMessage | Answer | Widget | WorkflowItem | StepItem | ImageItem | Questions | Other;

export type Update =
  | { type: 'assistant_message.content_part.added'; content_index: number; content: AnswerContent }
  | { type: 'assistant_message.content_part.text_delta'; content_index: number; delta: string }
  | {
      type: 'assistant_message.content_part.annotation_added';
      content_index: number;
      annotation_index: number;
      annotation: Annotation;
    }
  | { type: 'assistant_message.content_part.done'; content_index: number; content: AnswerContent }
  | { type: 'widget.streaming_text.value_delta'; component_id: string; delta: string; done: boolean }
  | { type: 'widget.component.updated'; component_id: string; component: WidgetNode }
  | { type: 'widget.root.updated'; widget: WidgetNode }
  | { type: 'workflow.task.added' | 'workflow.task.updated'; task_index: number; task: Step }
  | { type: 'generated_image.updated'; image: { id: string; url: string }; progress?: number };

export type ChatEvent =
  | { type: 'thread.created' | 'thread.updated'; thread: Thread }
  | { type: 'thread.item.added' | 'thread.item.done' | 'thread.item.replaced'; item: Item }
  | { type: 'thread.item.updated'; item_id: string; update: Update }
  | { type: 'thread.item.removed'; item_id: string }
  | { type: 'stream_options'; stream_options: { allow_cancel: boolean } }
  | { type: 'progress_update'; text: string; icon?: string }
  | { type: 'client_effect'; name: string; data: object }
  | { type: 'error'; code: string; message?: string; allow_retry: boolean }
  | { type: 'notice'; level: string; message: string; title?: string };
