/** Begins to show reminders, once somebody is signed in. */
export function startNotices(): void {}
