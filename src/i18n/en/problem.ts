/** What went wrong: what happened, what was kept, what to do. */
export const problem = {
  browserInternal: 'This is a page of the browser itself.',
  browserInternalDo:
    'Browsers let no extension look at it. Go to the page that you want to keep, or take a screenshot with your system.',
  extensionStore: 'This is the browser’s extension store.',
  extensionStoreDo: 'Browsers let no extension look at it. Take a screenshot with your system instead.',
  pdfViewer: 'This is a PDF in the browser’s viewer.',
  pdfViewerDo:
    'Save the PDF itself with the viewer’s download button: the file is worth more than a picture of it.',
  otherExtension: 'This page belongs to another extension.',
  otherExtensionDo:
    'Browsers let no extension look at another’s pages. Take a screenshot with your system instead.',
  localFile: 'This is a file on your device.',
  localFileDo: 'Keep the file itself: copy it to a safe place and do not change it.',
  notAllowed: 'The browser does not allow this page to be captured.',
  notAllowedDo:
    'Reload the page and click the toolbar button again. If that does not help, take a screenshot with your system.',
  stillLoading: 'The page is still loading.',
  stillLoadingDo: 'Wait until it is there, then try again.',
  tabGone: 'The tab is not there any more.',
  tabGoneDo: 'Open the page again and capture it there.',
  navigated: 'The page changed to another while it was being captured.',
  navigatedDo: 'Go back to the page that you want and capture it again.',
  noPostHere: 'No post was found at this place.',
  noPostHereDo: 'Use “Pick a post” to point at it, or capture the page.',
  storageFull: 'There is not enough room to save this.',
  storageFullDo:
    'Free some space on the disk, or export captures and erase them from the bin. Then try again.',
  freeSpace: '{free} are free.',
  archiveUnreadable: 'Part of the archive cannot be read.',
  archiveUnreadableDo:
    'Nothing was deleted. Restart the browser and try again. If you have an exported bundle, keep it safe.',
  archiveNewer: 'This archive was written by a newer version.',
  archiveNewerDo: 'Update the extension. Nothing in the archive was touched.',
  captureRunning: 'This page is being captured already.',
  captureRunningDo: 'Wait until it has finished.',
  cancelled: 'You stopped the capture.',
  cancelledDo: 'You can start again whenever you like.',
  unexpected: 'Something went wrong that should not have.',
  unexpectedDo: 'Try again. If it happens again, restart the browser; what is in the archive stays there.',
  keptSome: 'What had been saved by then is in the archive, marked as incomplete.',
  keptNothing: 'Nothing of this capture was kept. What was in the archive before is untouched.',
  technicalDetail: 'Technical detail',
} as const;
