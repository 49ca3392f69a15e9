import {
  Archive,
  ArrowDown,
  ArrowDownToLine,
  ArrowLeft,
  ArrowUp,
  ArrowUpToLine,
  Bookmark,
  Camera,
  Check,
  ChevronDown,
  ChevronRight,
  Circle,
  Copy,
  CopyPlus,
  Crop,
  Download,
  ExternalLink,
  Eye,
  EyeOff,
  FileText,
  Folder,
  FolderPlus,
  Globe,
  Hand,
  HeartHandshake,
  Highlighter,
  Image,
  Info,
  Keyboard,
  ListFilter,
  ListOrdered,
  LogOut,
  Maximize,
  Menu,
  MessageSquare,
  MessageSquarePlus,
  MousePointer2,
  MousePointerClick,
  MoveUpRight,
  NotebookPen,
  PanelsTopLeft,
  PenLine,
  Pencil,
  Phone,
  Plus,
  Printer,
  Redo2,
  RotateCcw,
  Scale,
  Scroll,
  Search,
  Send,
  Settings,
  ShieldCheck,
  Slash,
  Square,
  StickyNote,
  Tag,
  Trash2,
  TriangleAlert,
  Type,
  Undo2,
  User,
  UserCheck,
  X,
  ZoomIn,
  ZoomOut,
  type IconNode,
} from 'lucide';
import { h } from 'preact';

/** The icons in use; each shape has one meaning. */
const ICONS = {
  about: Info,
  add: Plus,
  annotate: PenLine,
  archive: Archive,
  arrow: MoveUpRight,
  attention: TriangleAlert,
  back: ArrowLeft,
  bin: Trash2,
  box: Square,
  camera: Camera,
  'case-new': FolderPlus,
  case: Folder,
  check: Check,
  checked: ShieldCheck,
  close: X,
  comment: MessageSquarePlus,
  copy: Copy,
  crop: Crop,
  down: ArrowDown,
  duplicate: CopyPlus,
  ellipse: Circle,
  expand: ChevronRight,
  export: Download,
  file: FileText,
  filter: ListFilter,
  fit: Maximize,
  'full-page': Scroll,
  hand: Hand,
  hide: EyeOff,
  help: HeartHandshake,
  highlighter: Highlighter,
  keys: Keyboard,
  incident: NotebookPen,
  language: Globe,
  leave: LogOut,
  line: Slash,
  marker: ListOrdered,
  menu: Menu,
  mode: Bookmark,
  more: ChevronDown,
  note: StickyNote,
  order: Scale,
  page: PanelsTopLeft,
  outside: ExternalLink,
  pen: Pencil,
  phone: Phone,
  person: User,
  pick: MousePointerClick,
  picture: Image,
  post: MessageSquare,
  print: Printer,
  redo: Redo2,
  report: Send,
  restore: RotateCcw,
  search: Search,
  select: MousePointer2,
  settings: Settings,
  show: Eye,
  tag: Tag,
  text: Type,
  'to-bottom': ArrowDownToLine,
  'to-top': ArrowUpToLine,
  undo: Undo2,
  up: ArrowUp,
  witness: UserCheck,
  'zoom-in': ZoomIn,
  'zoom-out': ZoomOut,
} as const satisfies Record<string, IconNode>;

export type IconName = keyof typeof ICONS;

export interface IconProps {
  readonly name: IconName;
  /** Said by screen readers and shown as a hint; without it the icon is decoration beside words. */
  readonly label?: string;
}

export function Icon({ name, label }: IconProps) {
  return (
    <svg
      class={`icon icon-${name}`}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    >
      {label !== undefined && <title>{label}</title>}
      {ICONS[name].map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
