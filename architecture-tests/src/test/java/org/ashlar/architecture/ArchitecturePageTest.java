package org.ashlar.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares the picture in {@code docs/architecture.md} with the rules and with the code. */
class ArchitecturePageTest {
  private static final Path PAGE = Path.of("../docs/architecture.md");
  private static final String VIRTUAL_MACHINE = "org.ashlar.vm";

  @Test
  void pictureShowsTheLayersThatTheRulesEnforce() throws IOException {
    assertThat(column(0)).isEqualTo(Layers.RUNTIME);
    assertThat(column(1)).isEqualTo(Layers.FRONT_END);
  }

  @Test
  void pageDescribesEveryPackageInThePicture() throws IOException {
    String page = Files.readString(PAGE);
    String table = page.substring(page.indexOf("| package |"));

    assertThat(drawnPackages()).allSatisfy(name -> assertThat(table).contains("`" + name + "`"));
  }

  @Test
  void pictureShowsThePackagesOfTheVirtualMachine() throws IOException {
    Set<String> drawn = new TreeSet<>(drawnPackages());
    drawn.add(Layers.JOINT);

    assertThat(drawn).isEqualTo(packagesOfTheVirtualMachine());
  }

  private static Set<String> drawnPackages() throws IOException {
    return Stream.concat(column(0).stream(), column(1).stream())
        .flatMap(Set::stream)
        .collect(Collectors.toSet());
  }

  private static Set<String> packagesOfTheVirtualMachine() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(VIRTUAL_MACHINE)
            .stream()
            .map(type -> type.getPackageName())
            .filter(name -> name.length() > VIRTUAL_MACHINE.length())
            .map(name -> name.substring(VIRTUAL_MACHINE.length() + 1).split("\\.", 2)[0])
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The layers of one column of the picture, lowest first. */
  private static List<Set<String>> column(int index) throws IOException {
    List<Set<String>> layers = new ArrayList<>();
    for (String line : picture()) {
      String[] cells = line.split(" {2,}");
      if (index < cells.length) {
        layers.addFirst(new LinkedHashSet<>(List.of(cells[index].split(", "))));
      }
    }
    return layers;
  }

  private static List<String> picture() throws IOException {
    List<String> lines = Files.readAllLines(PAGE);
    int headings = lines.indexOf("```text") + 2;
    List<String> below = lines.subList(headings + 1, lines.size());
    return below.subList(0, below.indexOf("```"));
  }
}
