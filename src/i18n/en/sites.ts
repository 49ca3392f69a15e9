/** What is known of a site: whom its pages name, what they cut short, what the platform tells by itself. */
export const sites = {
  authorUnknownTitle: 'Author not recognised',
  authorUnknown: 'The site may have changed. Picture and text are kept.',
  senderUnknown:
    'Nothing says who sent this message: it is your own, the site does not show it, or the site has changed. Picture and text are kept.',
  shortenedTitle: 'The site shows only the beginning of the text',
  shortenedBefore: 'Open the whole text on the page first, then capture it.',
  shortenedAfter: 'To have all of it, open the whole text on the page and capture it again.',
  shortenedLast: 'The post captured last was kept with only the beginning of its text.',
  openWhole: 'Open the whole text, then capture',
  openWholeHere:
    'Tidemark presses the site’s own “show more” once, because you ask for it. Some sites go to the post’s own page for it. The capture says so.',
  openWholePage:
    'Tidemark presses the site’s own link once, because you ask for it. The post’s own page opens in this tab.',
  stepWholeText: 'Opening the whole text in the page',
  openedInVain: 'The site’s own “show more” was pressed for you, and the site showed no more.',
  rawTitle: 'Save the message itself as well',
  rawGmail: 'Only the raw message shows which way it came. In Gmail it is behind “Show original”.',
  rawOutlook: 'Only the raw message shows which way it came. In Outlook it is behind “View message source”.',
  knowTitle: 'Will they know?',
  knowTidemark: 'Tidemark tells nobody. What {platform} tells by itself:',
  knowRead: 'Messages: whoever wrote one can see that you opened it, unless a setting turns that off.',
  knowReadUnknown: 'Messages that you open: not known.',
  knowStory: 'Stories: whoever posted one sees the list of those who viewed it.',
  knowViewHistory:
    'Posts: whoever posted can see that you viewed one, where both of you have view history on.',
  knowViewedUnknown: 'Stories and profiles that you look at: not known.',
  knowScreenshotSome: 'Screenshots: in end-to-end encrypted chats everybody is told when one is noticed.',
  knowScreenshotTold: 'Screenshots: the app tells whoever posted or sent it.',
  knowScreenshotUnknown: 'Screenshots: not known.',
  knowNothing: 'There is no source on what {platform} tells. Treat it as not known.',
  knowAsOf: 'As found on {date}. Platforms change this without saying so.',
  knowSource: 'Source: {source}',
  called: {
    one: 'In an earlier capture this account was called {handles}.',
    other: 'In earlier captures this account was called {handles}.',
  },
  calledLater: {
    one: 'In a later capture this account is called {handles}.',
    other: 'In later captures this account is called {handles}.',
  },
  description: 'About the account',
  avatar: 'Picture of the account',
  accountCreated: 'Account made',
  followers: 'Followers',
  following: 'Follows',
  posts: 'Posts',
} as const;
