import {
  Archive,
  ArrowLeft,
  Bookmark,
  Camera,
  Check,
  ChevronDown,
  ChevronRight,
  Copy,
  Download,
  Eye,
  EyeOff,
  FileText,
  Folder,
  FolderPlus,
  Globe,
  Image,
  Info,
  Keyboard,
  ListFilter,
  LogOut,
  Menu,
  MessageSquare,
  MousePointerClick,
  PanelsTopLeft,
  Plus,
  RotateCcw,
  Scroll,
  Search,
  Settings,
  ShieldCheck,
  StickyNote,
  Tag,
  Trash2,
  TriangleAlert,
  X,
  type IconNode,
} from 'lucide';
import { h } from 'preact';

/** The icons in use; each shape has one meaning. */
const ICONS = {
  about: Info,
  add: Plus,
  archive: Archive,
  attention: TriangleAlert,
  back: ArrowLeft,
  bin: Trash2,
  camera: Camera,
  case: Folder,
  'case-new': FolderPlus,
  check: Check,
  checked: ShieldCheck,
  close: X,
  copy: Copy,
  expand: ChevronRight,
  export: Download,
  file: FileText,
  filter: ListFilter,
  'full-page': Scroll,
  hide: EyeOff,
  keys: Keyboard,
  language: Globe,
  leave: LogOut,
  menu: Menu,
  mode: Bookmark,
  more: ChevronDown,
  note: StickyNote,
  page: PanelsTopLeft,
  pick: MousePointerClick,
  picture: Image,
  post: MessageSquare,
  restore: RotateCcw,
  search: Search,
  settings: Settings,
  show: Eye,
  tag: Tag,
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
