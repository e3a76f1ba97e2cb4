import type { Update, WidgetNode } from './wire.ts';

/** Changes of a widget while it streams. The tree comes from outside: what is no node is left alone. */

export function isNode(value: unknown): value is WidgetNode {
  return typeof value === 'object' && value !== null && typeof (value as WidgetNode).type === 'string';
}

/** A node's children as a list: the protocol has lists, single nodes and none. */
export function childrenOf(node: WidgetNode): WidgetNode[] {
  const { children } = node;
  return (Array.isArray(children) ? children : [children]).filter(isNode);
}

/** The widget after an update; the same object when nothing in it has the update's id. */
export function updatedWidget(root: WidgetNode, update: Update): WidgetNode {
  if (update.type === 'widget.root.updated') return isNode(update.widget) ? update.widget : root;
  if (update.type === 'widget.component.updated')
    return replaced(root, update.component_id, (node) => (isNode(update.component) ? update.component : node));
  if (update.type === 'widget.streaming_text.value_delta')
    return replaced(root, update.component_id, (node) => ({
      ...node,
      value: `${node.value ?? ''}${update.delta}`,
      streaming: !update.done,
    }));
  return root;
}

function replaced(node: WidgetNode, id: string, change: (node: WidgetNode) => WidgetNode): WidgetNode {
  if (node.id === id) return change(node);
  const children = childrenOf(node);
  const changed = children.map((child) => replaced(child, id, change));
  return changed.some((child, n) => child !== children[n]) ? { ...node, children: changed } : node;
}
