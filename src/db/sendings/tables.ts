import type { Generated } from 'kysely';

/** Reminders by mail, reminders by Web Push, and the mail of accounts, such as the one that verifies an address. */
export type Channel = 'email' | 'push' | 'account';

export interface SendingTables {
  sendings: {
    id: Generated<number>;
    channel: Channel;
    user_id: string;
    about: string;
    target: Generated<string>;
    task_id: number | null;
    sealed: Uint8Array | null;
    created_at: Generated<Date>;
    next_at: Generated<Date>;
    give_up_at: Date;
    attempts: Generated<number>;
    unsure: Generated<number>;
  };
  push_subscriptions: {
    id: Generated<string>;
    user_id: string;
    endpoint: string;
    p256dh: string;
    auth: string;
    created_at: Generated<Date>;
  };
  unsubscribe_keys: { user_id: string; key: Generated<string> };
}
