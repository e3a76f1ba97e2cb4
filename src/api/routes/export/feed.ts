import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import Type from 'typebox';
import type { Db } from '../../../db/database.ts';
import { findFeed, ownerOfFeed, putFeed, removeFeed, stateOf } from '../../../db/export/feeds.ts';
import { Rejected } from '../../../errors.ts';
import { fileAnswer, jsonAnswer } from '../../answers.ts';
import type { Limit, RateLimits } from '../../limits.ts';
import { route } from '../../route.ts';
import { tasksAsCalendar } from './files.ts';

export interface FeedDeps {
  db: Db;
  baseUrl: string;
  limits: Pick<RateLimits, 'take'>;
  /** The secret of the program: what is in the database alone opens no feed. */
  authSecret: string;
}

const FeedAddress = Type.Object(
  { url: Type.Union([Type.String(), Type.Null()], { description: 'null: there is none; POST makes one' }) },
  { additionalProperties: false },
);
const NoFeed = Type.Object({ status: Type.Literal('ended') }, { additionalProperties: false });

const feedByUser: Limit = { name: 'calendarFeedByUser', points: 60, seconds: 60 };
/** Services read the feeds of many people from one address. */
const readsByAddress: Limit = { name: 'feedReadsByIp', points: 600, seconds: 60 };
const readsByFeed: Limit = { name: 'feedReadsByFeed', points: 60, seconds: 300 };

const path = '/api/{user_id}/calendar-feed';

/** The address of a private calendar, and the calendar. */
export const feedRoutes = [
  route({
    method: 'get',
    path,
    summary: 'The address of the private calendar, if there is one',
    caller: 'user',
    limit: feedByUser,
    answer: jsonAnswer('CalendarFeed', FeedAddress),
    async run({ caller: { userId } }, { db, baseUrl, authSecret }: FeedDeps) {
      const feed = await findFeed(db, userId);
      const secret = feed && secretOf(authSecret, userId, feed.nonce);
      // With another secret of the program it cannot be said any more, and goes on to hold.
      const isKnown = secret !== undefined && timingSafeEqual(hashOf(secret), feed!.secret_hash);
      return { url: isKnown ? addressOf(baseUrl, secret) : null };
    },
  }),
  route({
    method: 'post',
    path,
    summary: 'A new address for the private calendar; one that was given before is good for nothing from now on',
    caller: 'user',
    limit: feedByUser,
    answer: jsonAnswer('CalendarFeed', FeedAddress),
    async run({ caller: { userId } }, { db, baseUrl, authSecret }: FeedDeps) {
      const nonce = randomBytes(16);
      const secret = secretOf(authSecret, userId, nonce);
      await putFeed(db, userId, { nonce, secret_hash: hashOf(secret) });
      return { url: addressOf(baseUrl, secret) };
    },
  }),
  route({
    method: 'delete',
    path,
    summary: 'End the private calendar',
    caller: 'user',
    limit: feedByUser,
    answer: jsonAnswer('CalendarFeedEnded', NoFeed),
    async run({ caller: { userId } }, { db }: FeedDeps) {
      await removeFeed(db, userId);
      return { status: 'ended' } as const;
    },
  }),
  route({
    method: 'get',
    path: '/feed/{secret}.ics',
    summary: 'The tasks as a calendar, for whoever knows the address',
    caller: 'anyone',
    limit: readsByAddress,
    answer: { ...fileAnswer(['text/calendar']), besides: { 304: 'It has not changed since the ETag that was sent' } },
    refusals: [404, 503],
    cache: 'private, no-cache',
    async run({ path: { secret }, ctx }, { db, limits }: FeedDeps) {
      if (!secretForm.test(secret)) throw noSuchFeed();
      const hash = hashOf(secret);
      const userId = await ownerOfFeed(db, hash);
      if (userId === undefined) throw noSuchFeed();
      await limits.take(readsByFeed, hash.toString('hex'));
      // The year is in it because the zone's clock changes are told some years ahead.
      const state = `${await stateOf(db, userId)}.${new Date().getUTCFullYear()}`;
      ctx.set('ETag', `"${createHash('sha256').update(`${formOfFile} ${userId} ${state}`).digest('base64url')}"`);
      return { media: 'text/calendar; charset=utf-8', name: 'actodo.ics', pieces: tasksAsCalendar(db, userId) };
    },
  }),
];

/** Another text for the same tasks has another number. */
const formOfFile = 1;
const secretForm = /^[A-Za-z0-9_-]{43}$/;

const secretOf = (authSecret: string, userId: string, nonce: Uint8Array): string =>
  createHmac('sha256', authSecret).update(`actodo calendar feed ${userId} `).update(nonce).digest('base64url');

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const addressOf = (baseUrl: string, secret: string) => `${baseUrl}/feed/${secret}.ics`;

/** The same for one that never was, one that has ended and one whose owner is gone or banned. */
const noSuchFeed = () =>
  new Rejected('not_found', 'There is no such calendar, or no longer; its owner can make a new address.');
