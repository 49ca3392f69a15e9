import { harbourPng } from '../../demo/pictures.ts';
import type { Route } from '../../demo/server.ts';

/** A PDF of one page with one line. */
function onePagePdf(): string {
  const content = 'BT /F1 24 Tf 72 720 Td (The tide table of the east pier) Tj ET';
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const at of offsets) text += `${String(at).padStart(10, '0')} 00000 n \n`;
  return `${text}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
}

/** Addresses that answer something that is no page: `/files/table.pdf`, `/files/picture.png`, `/files/note.txt`. */
export const filesRoute: Route = ({ url }) => {
  switch (url.pathname) {
    case '/files/table.pdf':
      return { type: 'application/pdf', body: onePagePdf() };
    case '/files/picture.png':
      return { type: 'image/png', body: harbourPng(3, 300, 180) };
    case '/files/note.txt':
      return { type: 'text/plain; charset=utf-8', body: 'Low water at six.\n' };
    default:
      return null;
  }
};
