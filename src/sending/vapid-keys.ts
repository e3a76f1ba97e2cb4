import webPush from 'web-push';

/** Prints a new pair of keys as settings: `npm run vapid-keys`. Subscriptions made with other keys end with them. */
const { publicKey, privateKey } = webPush.generateVAPIDKeys();
console.log(`VAPID_PUBLIC_KEY=${publicKey}\nVAPID_PRIVATE_KEY=${privateKey}`);
