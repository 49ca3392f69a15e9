import type { Rect } from '../../domain/capture';
import type { PlacedPost } from '../../bundle/redact/suggest-boxes';
import { newShapeId } from '../../markup/shape';
import { Icon } from '../components/icon';
import { t } from '../words';
import type { EditorModel } from './editor-model';

interface MessagePinsProps {
  readonly editor: EditorModel;
  readonly posts: readonly PlacedPost[];
  readonly onShow: (box: Rect) => void;
}

/** With the comment in hand: the messages that stand on the picture, to pin a comment to one of them. */
export function MessagePins({ editor, posts, onShow }: MessagePinsProps) {
  if (editor.tool.value !== 'comment' || posts.length === 0) return null;
  const pin = ({ box }: PlacedPost): void => {
    onShow(box);
    editor.add({ kind: 'comment', id: newShapeId(), ...box, text: '', audience: 'private' });
  };
  return (
    <section aria-label={t('redact.pinTo')}>
      <h3>{t('redact.pinTo')}</h3>
      <ul class="annotate-suggested">
        {posts.map((post) => (
          <li key={`${post.box.x},${post.box.y}`}>
            <button
              type="button"
              class="button button-quiet annotate-suggested-what"
              onClick={() => pin(post)}
            >
              <Icon name="comment" />
              <bdi>{post.who ?? t('redact.pinNameless')}</bdi>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
