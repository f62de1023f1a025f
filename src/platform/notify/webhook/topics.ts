/** Whether a pattern such as `matters.*` covers a topic. */
export function coversTopic(pattern: string, topic: string): boolean {
  if (pattern === '*') return true
  return pattern.endsWith('.*') ? topic.startsWith(pattern.slice(0, -1)) : pattern === topic
}
