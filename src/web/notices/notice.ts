/** A notification as `GET /api/{user_id}/notifications` answers it. */
export interface Notice {
  reminder_id: string;
  task_id: number;
  /** As it was when the reminder was due. */
  title: string;
  due_date: string | null;
  delivered_at: string;
  read_at: string | null;
}

export interface NoticePage {
  notifications: Notice[];
  next_cursor?: string;
}
