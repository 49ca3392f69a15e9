import { defineExtensionMessaging } from '@webext-core/messaging';
import type { PageCalls, PageRequests, UiCalls, UiEvents } from './calls';

/*
 * One messenger a direction. All four share the browser's one message channel, and the library answers by the
 * type's name alone: the names in the four maps must differ (held by messenger.test.ts).
 */

/** Popup and archive pages → background. */
export const uiCalls = defineExtensionMessaging<UiCalls>();
/** Background → popup and archive pages. */
export const uiEvents = defineExtensionMessaging<UiEvents>();
/** Page script → background: untrusted, since it lives in the process that runs the page. */
export const pageCalls = defineExtensionMessaging<PageCalls>();
/** Background → page script of one tab. */
export const pageRequests = defineExtensionMessaging<PageRequests>();
