/**
 * The look of the report, on paper first. Paper: A4, each exhibit begins a page and its number stands at the
 * head of every page it takes (Chromium; Firefox prints without heads). No face is fetched.
 */
export const STYLES = `
:root{--ink:#1b2428;--quiet:#55636a;--line:#cfd6d6;--tide:#0d5c63;--sand:#f6f3ec;--page:#7a5a12;--entered:#4a3f86;
--attention:#8a5a00;--attention-ground:#fdf4df;color-scheme:light}
*{box-sizing:border-box}
html{font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:#fff;
-webkit-text-size-adjust:100%}
body{margin:0}
main{max-width:50rem;margin:0 auto;padding:2.5rem 1.5rem 4rem}
h1{font-size:1.9rem;line-height:1.2;font-weight:600;margin:0 0 1.5rem;letter-spacing:-.01em}
h2{font-size:1.25rem;line-height:1.3;font-weight:600;margin:2rem 0 .5rem}
h3{font-size:1rem;font-weight:600;margin:1.75rem 0 .5rem;padding-top:.5rem;border-top:1px solid var(--line);
display:flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline;justify-content:space-between}
h4{font-size:.867rem;font-weight:600;margin:1rem 0 .25rem}
p{margin:.5rem 0}
a{color:var(--tide)}
code{font:.8rem/1.45 ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
bdi{unicode-bidi:isolate}
.quiet,.where,.found{color:var(--quiet)}
.mark{display:block;width:6rem;height:.75rem;color:var(--tide);margin-bottom:1.25rem}
.control{font:.7rem/1 ui-monospace,monospace;border:1px solid var(--line);border-radius:3px;padding:0 .2em;color:var(--quiet);
unicode-bidi:isolate}

.label{display:inline-block;font-size:.733rem;line-height:1;font-weight:600;letter-spacing:.02em;white-space:nowrap;
padding:.3em .6em;border-radius:1em;border:1px solid currentColor;color:var(--tide)}
.page>h3 .label,.page .label{color:var(--page)}
.entered>h3 .label,.entered .label{color:var(--entered);border-style:dashed}

dl{margin:0}
.key>div,.labels>div{display:grid;grid-template-columns:11rem 1fr;gap:0 1.25rem;padding:.3rem 0}
.key dt{color:var(--quiet)}
.key dd,.labels dd{margin:0;min-width:0;overflow-wrap:anywhere}
.labels>div{grid-template-columns:11rem 1fr;align-items:baseline}
.status{margin:1.25rem 0 0;padding:.6rem .9rem;border-inline-start:4px solid var(--tide);background:#eef5f4}
.attention{padding:.6rem .9rem;border-inline-start:4px solid var(--attention);background:var(--attention-ground)}
.attention p{margin:0}
.attention ul{margin:.4rem 0 0;padding-inline-start:1.2rem}
.handover dl{display:grid;grid-template-columns:1fr 1fr;gap:0 2rem}
.handover h2 .quiet{font-size:.867rem;font-weight:400}
.handover dl>div{padding-top:2.4rem}
.handover dt{border-top:1px solid var(--ink);padding-top:.25rem;font-size:.867rem;color:var(--quiet)}
.handover dd{margin:0}

table{border-collapse:collapse;width:100%;font-size:.933rem;font-variant-numeric:tabular-nums}
th,td{text-align:start;vertical-align:top;padding:.3rem .75rem .3rem 0;overflow-wrap:anywhere}
thead th{font-size:.8rem;font-weight:600;color:var(--quiet);border-bottom:1px solid var(--line)}
thead td{border-bottom:1px solid var(--line)}
tbody th{font-weight:400;color:var(--quiet)}
.facts{table-layout:fixed}
.facts th:first-child,.facts td:first-child{width:11rem}
.facts.two td{width:auto}
.facts th:last-child,.facts td:last-child{padding-inline-end:0}
.facts:not(.two) td:last-child,.facts:not(.two) th:last-child{width:13rem}
.details{columns:2;column-gap:2rem;margin:.6rem 0 0;padding-top:.6rem;border-top:1px solid #e8ecec;font-size:.867rem}
.details>div{display:grid;grid-template-columns:9rem 1fr;gap:0 .75rem;padding:.15rem 0;break-inside:avoid}
.details dt{color:var(--quiet)}
.details dd{margin:0;overflow-wrap:anywhere}
.found{font-size:.8rem}
.where{font-family:ui-monospace,"DejaVu Sans Mono",monospace;font-size:.733rem}
h4 .found{font-weight:400;margin-inline-start:.5rem}
.number{text-align:end;white-space:nowrap}
.files .number,.files th:last-child{padding-inline-end:0}
.files .name{width:11rem}
.digest td{padding-top:0;padding-bottom:.55rem}
.digest code{color:var(--quiet);font-size:.733rem}
.index .number{width:3.5rem;text-align:start}
.index .below{border-bottom:1px solid var(--line);padding-top:0;font-weight:400}
.index thead tr:first-child th{border-bottom:0}
.index tbody{border-bottom:1px solid #e8ecec}
.files .digest td{padding-inline-start:11rem}

.months tbody th{white-space:nowrap}
.months thead th{white-space:normal}
.told{margin:.5rem 0;padding-inline-start:.9rem;border-inline-start:3px solid var(--line)}
.told p,.told blockquote{margin:.1rem 0}
.told blockquote{padding:0;border:0}
.case-summary+.summary{margin-top:4rem;padding-top:1.5rem;border-top:2px solid var(--tide)}
.exhibit{margin-top:4rem;padding-top:1.5rem;border-top:2px solid var(--tide)}
.exhibit header h2{margin:0;font-size:1.5rem}
.exhibit .what{margin:.1rem 0 1rem;color:var(--quiet)}
.pictures{background:var(--sand);padding:.9rem}
figure{margin:0}
figure+figure{margin-top:1.1rem}
figure img+img{margin-top:.5rem}
figure img{display:block;max-width:100%;height:auto;border:1px solid var(--line);background:#fff}
figcaption{font-size:.867rem;margin-top:.4rem}
blockquote{margin:.25rem 0 1rem;padding:.2rem 0 .2rem .9rem;border-inline-start:3px solid var(--line);
white-space:pre-wrap;overflow-wrap:anywhere}
.page blockquote{border-color:#d8c48f}
.entered blockquote{border-color:#b9b0de;border-inline-start-style:dashed}
.tag{display:inline-block;border:1px solid var(--line);border-radius:4px;padding:0 .45em;margin-inline-end:.25em}
.lacks{margin:.25rem 0;padding-inline-start:1.2rem;font-size:.933rem;overflow-wrap:anywhere}
.transcript{margin:.5rem 0 1rem;padding-inline-start:3.2rem;font-variant-numeric:tabular-nums}
.transcript li{margin:0 0 .7rem;break-inside:avoid}
.transcript li::marker{font-size:.8rem;color:var(--quiet)}
.transcript p{margin:0}
.transcript .said{padding-inline-start:.7rem;border-inline-start:3px solid #d8c48f;white-space:pre-wrap;overflow-wrap:anywhere}

dd,.corrections{white-space:normal}
.entry{margin:0 0 1.5rem;padding:0 0 .5rem;border-bottom:1px solid #e8ecec}
.entry>h4{font-size:1rem}
h5{font-size:.867rem;font-weight:600;margin:1rem 0 .25rem}
.back{margin:0 0 1rem}
.index .incidents td:nth-child(2){width:11rem}
.entry dd{white-space:pre-wrap}
.corrections{margin:.25rem 0;padding-inline-start:1.4rem;font-size:.933rem}
.entry del{color:var(--quiet)}
.entry ins{text-decoration:none}

@media (max-width:40rem){
.key>div,.labels>div,.handover dl,.details>div{grid-template-columns:1fr}
.details{columns:1}
.facts th:first-child,.facts td:first-child{width:7rem}
.facts:not(.two) td:last-child,.facts:not(.two) th:last-child{width:8rem}
.files .digest td{padding-inline-start:0}
.index table{font-size:.8rem}
.index .number{width:2.75rem}
.index .incidents td:nth-child(2){width:6rem}
.reports thead{display:none}
.reports tr,.reports td{display:block}
.reports tr{padding:.4rem 0;border-bottom:1px solid #e8ecec}
.reports td{padding:.1rem 0}
.reports td::before{content:attr(data-label) ": ";color:var(--quiet)}
}
@page{size:A4;margin:18mm 17mm 20mm;
@bottom-right{content:counter(page) " / " counter(pages);font:8.5pt system-ui,sans-serif;color:#55636a}}
@media print{
html{font-size:9.5pt;line-height:1.42}
main{max-width:none;padding:0}
h2,h3,h4,h5,thead,.entry>.found:has(+dl){break-after:avoid}
.logbook h2+p,.logbook h2+.quiet,h3:has(+.entry){break-after:avoid}
p,blockquote,li{orphans:3;widows:3}
thead{display:table-header-group}
th,td{padding-top:.16rem;padding-bottom:.16rem}
.digest td{padding-top:0;padding-bottom:.3rem}
h3{margin-top:1.3rem}
tr,figure,.entry:not(.long),.entry .key>div,.told,.months,.status,.handover,.index tbody{break-inside:avoid}
.handover dl>div{padding-top:1.7rem}
.summary h2{margin-top:1.25rem}
.summary h1{margin-bottom:.9rem}
.digest{break-before:avoid}
.index,.exhibit,.logbook,.case-summary+.summary{break-before:page;margin-top:0}
.index+.index{break-before:auto}
.index+.index h2{margin-top:2rem}
.index h2,.logbook h2{margin-top:0}
.case-summary+.summary{border-top:0;padding-top:0}
.back{display:none}
.exhibit{border-top:0;padding-top:0}
.exhibit header{border-bottom:2px solid var(--tide);margin-bottom:.9rem}
figure img{max-height:205mm}
.pictures:has(figure+figure) figure:not(:has(img+img)) img{max-height:96mm}
.pictures{background:none;padding:0}
.folder{break-after:avoid}
figure:has(img+img){break-inside:auto}
a{color:inherit;text-decoration:none}
.status,.attention,.label{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;

export interface ExhibitHead {
  readonly anchor: string;
  readonly head: string;
  readonly foot: string;
}

/** Head and foot of every page that an exhibit takes. All values are of our own making, none is a page's. */
export function exhibitHeads(exhibits: readonly ExhibitHead[]): string {
  const face = 'system-ui,sans-serif;color:#55636a';
  const quoted = (text: string): string => `"${text.replaceAll(/["\\\n<]/g, '')}"`;
  return exhibits
    .map(
      ({ anchor, head, foot }) =>
        `@page ${anchor}{@top-right{content:${quoted(head)};font:8.5pt ${face}}` +
        `@bottom-left{content:${quoted(foot)};font:6.5pt ${face}}}#${anchor}{page:${anchor}}\n`,
    )
    .join('');
}
