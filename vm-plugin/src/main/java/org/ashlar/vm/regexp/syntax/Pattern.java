package org.ashlar.vm.regexp.syntax;

import java.util.List;

/**
 * A parsed pattern.
 *
 * @param root what it matches
 * @param captureCount the number of capturing groups, the whole match not counted
 * @param names the group names in the order of their first appearance
 */
public record Pattern(PatternNode root, int captureCount, List<GroupName> names) {
  /** A name and the groups that carry it: several if they stand in different alternatives. */
  public record GroupName(String name, List<Integer> groups) {}
}
