package org.ashlar.distribution.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.PermissionPolicy;
import org.ashlar.spi.host.PermissionPolicy.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramHooksTest {
  private static PermissionPolicy policy(String... options) {
    return ProgramHooks.permissions(CommandLine.parse(List.of(options)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--allow-fs-read=",
        "--allow-fs-read=/a,",
        "--allow-fs-read=,/a",
        "--allow-fs-read=/a,,/b",
        "--allow-fs-write= ",
        "--allow-fs-write=/a\0"
      })
  void anEntryThatNamesNothingIsRefused(String option) {
    for (List<String> options : List.of(List.of(option), List.of("--permission", option))) {
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> policy(options.toArray(new String[0])))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_OPTION));
    }
  }

  @Test
  void aGrantForAProgramThatMayDoEverythingIsRefused() {
    for (String option : List.of("--allow-fs-read=/a", "--allow-fs-write=/a")) {
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> policy(option))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MISSING_ARGUMENT));
    }
  }

  @Test
  void aPathStandsForItselfAndWhatLiesBelow() {
    PermissionPolicy policy =
        policy("--permission", "--allow-fs-read=/a/b/../c/,/d", "--allow-fs-read=/e*");
    for (String granted : List.of("/a/c", "/a/c/x", "/d/x/y", "/e", "/e2/x")) {
      assertThat(policy.allows(Kind.READ, granted)).as(granted).isTrue();
      assertThat(policy.allows(Kind.WRITE, granted)).as(granted).isFalse();
    }
    for (String other : List.of("/", "/a", "/a/b", "/a/c2", "/d2", "/x/e")) {
      assertThat(policy.allows(Kind.READ, other)).as(other).isFalse();
    }
    assertThat(policy("--permission", "--allow-fs-read=/").allows(Kind.READ, "/x")).isTrue();
    assertThat(policy("--permission", "--allow-fs-read=*").allows(Kind.READ, "/x")).isTrue();
    assertThat(policy("--permission").allows(Kind.READ, "/x")).isFalse();
  }

  @Test
  void aPathThroughALinkStandsForWhatTheLinkLeadsToAsWell(@TempDir Path directory)
      throws Exception {
    Path real = Files.createDirectory(directory.toRealPath().resolve("real"));
    Path link = Files.createSymbolicLink(directory.resolve("link"), real);
    PermissionPolicy policy = policy("--permission", "--allow-fs-write=" + link + "/new");
    assertThat(policy.allows(Kind.WRITE, link + "/new/x")).isTrue();
    assertThat(policy.allows(Kind.WRITE, real + "/new/x")).isTrue();
    assertThat(policy.allows(Kind.WRITE, real + "/other")).isFalse();
  }
}
