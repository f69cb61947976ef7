package org.ashlar.vm.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.ashlar.vm.value.KeyTable;
import org.ashlar.vm.value.PropertyKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Shapes with more children than a program has names. */
@Timeout(120)
class ShapeTransitionsTest {
  private final KeyTable keys = new KeyTable();
  private final Shape root = Shape.root(StorageClass.values()[0]);

  private PropertyKey key(int number) {
    return keys.intern("key" + number);
  }

  private Shape child(int number) {
    return root.add(key(number), Attributes.DEFAULT, SlotKind.INT);
  }

  @Test
  void aChildCostsTheSameHoweverManyThereAre() {
    int count = 100_000;
    List<Shape> children = IntStream.range(0, count).mapToObj(this::child).toList();
    for (int i = 0; i < count; i++) {
      assertThat((Object) child(i)).isSameAs(children.get(i));
    }
    assertThat(root.isCrowded()).isTrue();
    assertThat(children.getFirst().isCrowded()).isFalse();
  }

  @Test
  void aMoreGeneralChildTakesThePlaceOfAnotherAmongMany() {
    List<Shape> children = IntStream.range(0, 100).mapToObj(this::child).toList();
    Shape wider = root.add(key(7), Attributes.DEFAULT, SlotKind.REFERENCE);
    assertThat((Object) child(7)).isSameAs(wider);
    assertThat(children.get(7).isDeprecated()).isTrue();
    assertThat((Object) children.get(7).current()).isSameAs(wider);
  }

  @Test
  void keysOfCollectedChildrenAreForgottenWhenOtherChildrenCome() throws InterruptedException {
    IntStream.range(0, 300).forEach(this::child);
    for (int attempt = 0; attempt < 100 && keys.size() > 50; attempt++) {
      System.gc();
      Thread.sleep(10);
      child(1_000 + attempt);
    }
    assertThat(keys.size()).isLessThanOrEqualTo(50);
  }

  @Test
  void threadsThatAddTheSameChildrenGetTheSame() {
    List<CompletableFuture<List<Shape>>> found = new ArrayList<>();
    for (int thread = 0; thread < 4; thread++) {
      found.add(
          CompletableFuture.supplyAsync(
              () -> IntStream.range(0, 20_000).mapToObj(this::child).toList()));
    }
    List<Shape> first = found.getFirst().join();
    for (CompletableFuture<List<Shape>> other : found) {
      assertThat(other.join()).isEqualTo(first);
    }
  }

  @Test
  void aPropertyIsFoundAtTheFirstLookupAndAtLaterOnes() {
    Shape at = root;
    for (int i = 0; i < 40; i++) {
      at = at.add(key(i), Attributes.DEFAULT, SlotKind.INT);
    }
    for (int round = 0; round < 6; round++) {
      assertThat(at.lookup(key(round))).isSameAs(at.property(round));
      assertThat(at.lookup(key(40 + round))).isNull();
    }
  }
}
