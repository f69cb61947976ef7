package org.ashlar.spi.host;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.ashlar.api.AshlarException;
import org.ashlar.api.ErrorCode;
import org.ashlar.spi.host.PermissionPolicy.Kind;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * In the directory {@code in}, all of which is granted: {@code file}, {@code near -> file}, {@code
 * far -> out}, {@code lost -> out/absent}. Beside it {@code out/secret}.
 */
class PermittedFilesTest {
  @TempDir Path directory;
  private Path in = Path.of("");
  private Path out = Path.of("");
  private HostFiles files = HostHooks.defaults().files();

  @BeforeEach
  void makeFiles() throws IOException {
    Path top = directory.toRealPath();
    in = Files.createDirectory(top.resolve("in"));
    out = Files.createDirectory(top.resolve("out"));
    Files.writeString(in.resolve("file"), "inside");
    Files.writeString(out.resolve("secret"), "outside");
    Files.createSymbolicLink(in.resolve("near"), Path.of("file"));
    Files.createSymbolicLink(in.resolve("far"), Path.of("../out"));
    Files.createSymbolicLink(in.resolve("lost"), Path.of("./.././out/absent"));
    files = filesOf((kind, target) -> Path.of(target).startsWith(in));
  }

  private static HostFiles filesOf(PermissionPolicy policy) {
    return HostHooks.defaults().with(PermissionPolicy.class, policy).files();
  }

  private String in(String name) {
    return in.resolve(name).toString();
  }

  private void assertRefused(Consumer<HostFiles> wish) {
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> wish.accept(files))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
  }

  @Test
  void linksInsideAreFollowed() {
    assertThat(new String(files.read(in("near")), UTF_8)).isEqualTo("inside");
    files.write(in("near"), "new".getBytes(UTF_8), false);
    assertThat(new String(files.read(in("file")), UTF_8)).isEqualTo("new");
    assertThat(files.examine(in("far"), false).kind()).isEqualTo(HostFiles.Kind.LINK);
    assertThat(files.readLink(in("far"))).isEqualTo("../out");
    files.remove(in("far"));
    assertThat(out.resolve("secret")).exists();
  }

  @Test
  void noLinkLeadsOut() throws IOException {
    byte[] text = "x".getBytes(UTF_8);
    assertRefused(files -> files.read(in("far/secret")));
    assertRefused(files -> files.list(in("far")));
    assertRefused(files -> files.examine(in("far"), true));
    assertRefused(files -> files.realPath(in("far/secret")));
    assertRefused(files -> files.requireAccess(in("far/secret"), true, false, false));
    assertRefused(files -> files.write(in("far/secret"), text, true));
    assertRefused(files -> files.create(in("far/new"), text));
    assertRefused(files -> files.makeDirectory(in("far/new")));
    assertRefused(files -> files.remove(in("far/secret")));
    assertRefused(files -> files.rename(in("far/secret"), in("mine")));
    assertRefused(files -> files.rename(in("file"), in("far/new")));
    assertRefused(files -> files.copy(in("far/secret"), in("mine"), true));
    assertRefused(files -> files.copy(in("file"), in("lost"), true));
    assertRefused(files -> files.setMode(in("far/secret"), 0));
    assertRefused(files -> files.setTimes(in("far/secret"), 0, 0));
    assertRefused(files -> files.truncate(in("far/secret"), 0));
    assertRefused(
        files ->
            files.open(
                in("far/secret"), new HostFile.Mode(true, false, false, false, false, false)));
    assertRefused(
        files -> files.open(in("lost"), new HostFile.Mode(false, true, false, true, false, false)));
    assertThat(files.status(in("far/secret"))).isEmpty();
    assertThat(out).isDirectoryContaining(path -> path.endsWith("secret"));
    assertThat(out.resolve("secret")).hasContent("outside");
    assertThat(out.resolve("absent")).doesNotExist();
  }

  @Test
  void aLinkThatLeadsNowhereIsNotWrittenThrough() {
    assertRefused(files -> files.write(in("lost"), new byte[1], false));
    assertRefused(files -> files.write(in("lost"), new byte[1], true));
    assertThat(out.resolve("absent")).doesNotExist();
  }

  @Test
  void linksAreMadeAndMovedOnlyToWhatIsGranted() {
    assertRefused(files -> files.makeLink(out.toString(), in("new")));
    assertRefused(files -> files.makeLink(in("far/secret"), in("new")));
    assertRefused(files -> files.makeLink(in + "/../out", in("new")));
    assertRefused(files -> files.makeLink("file", in("new")));
    assertRefused(files -> files.rename(in("far"), in("new")));
    assertThat(in.resolve("new"))
        .satisfies(path -> assertThat(Files.exists(path, LinkOption.NOFOLLOW_LINKS)).isFalse());
    files.makeLink(in("file"), in("new"));
    files.rename(in("new"), in("newer"));
    assertThat(new String(files.read(in("newer")), UTF_8)).isEqualTo("inside");
  }

  @Test
  void refusalsDoNotDependOnWhatIsThere() {
    for (String path : new String[] {out + "/secret", out + "/absent", in("far/absent")}) {
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> files.read(path))
          .withMessageContaining(path)
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    }
  }

  @Test
  void whoMayOnlyWriteLearnsNothing() {
    PermissionPolicy writing = (kind, target) -> kind == Kind.WRITE;
    files = filesOf(writing);
    assertRefused(files -> files.read(in("file")));
    assertRefused(files -> files.list(in.toString()));
    assertRefused(files -> files.rename(in("file"), in("other")));
    assertRefused(files -> files.copy(in("file"), in("other"), true));
    assertThat(files.status(in("file"))).isEmpty();
    assertThatCode(
            () ->
                HostHooks.defaults()
                    .with(PermissionPolicy.class, writing)
                    .files(Kind.WRITE)
                    .examine(in("file"), false))
        .doesNotThrowAnyException();
    files.remove(in("file"));
    assertThat(in.resolve("file")).doesNotExist();
  }

  @Test
  void openingNeedsWhatTheModeDoes() {
    files = filesOf((kind, target) -> kind == Kind.READ);
    files.open(in("file"), new HostFile.Mode(true, false, false, false, false, false)).close();
    for (int bit = 0; bit < 5; bit++) {
      HostFile.Mode mode =
          new HostFile.Mode(true, bit == 0, bit == 1, bit == 2, bit == 3, bit == 4);
      if (bit != 3) {
        assertRefused(files -> files.open(in("file"), mode));
      }
    }
  }

  @Test
  void noMoreIsReadThanThereIsRoomFor() {
    files = filesOf(PermissionPolicy.allowAll());
    Assumptions.assumeTrue(Files.exists(Path.of("/dev/zero")), "no /dev/zero");
    for (String path : new String[] {"/dev/zero", in("file")}) {
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> files.read(path, 5))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_TOO_LARGE));
    }
    assertThat(files.read(in("file"), 6)).hasSize(6);
  }

  @Test
  void modulesAreNotProbed() {
    HostHooks hooks =
        HostHooks.defaults()
            .with(PermissionPolicy.class, (kind, target) -> Path.of(target).startsWith(in));
    FileModuleLoader modules = new FileModuleLoader(hooks);
    assertThat(modules.resolve("./near", in("main.js"), Map.of()))
        .isEqualTo(in.resolve("file").toUri().toString());
    for (String specifier : new String[] {"../out/secret", "../out/absent"}) {
      assertThatExceptionOfType(AshlarException.class)
          .isThrownBy(() -> modules.resolve(specifier, in("main.js"), Map.of()))
          .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    }
    assertThatExceptionOfType(AshlarException.class)
        .isThrownBy(() -> modules.resolve("./far/secret", in("main.js"), Map.of()))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.MODULE_NOT_FOUND));
    assertThat(modules.load(out.resolve("secret").toUri().toString(), Map.of()))
        .isCompletedExceptionally();
  }
}
