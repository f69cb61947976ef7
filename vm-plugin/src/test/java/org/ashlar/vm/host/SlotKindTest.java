package org.ashlar.vm.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.shape.SlotKind;
import org.junit.jupiter.api.Test;

/** How objects of constructors hold the numbers their programs put into them. */
class SlotKindTest {
  private static JsObject evaluate(String program) {
    Shell shell =
        new Shell(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    return (JsObject) shell.evaluate("slots.js", program);
  }

  private static void assertKinds(JsObject object, int kind) {
    assertThat(object.shape.count()).isPositive();
    for (int i = 0; i < object.shape.count(); i++) {
      assertThat(object.shape.property(i).kind()).as("property %d", i).isEqualTo(kind);
    }
  }

  @Test
  void fieldsOfBodiesAreDoubles() {
    JsObject body =
        evaluate(
            """
            function Body(x, y, z, vx, vy, vz, mass) {
              this.x = x; this.y = y; this.z = z;
              this.vx = vx; this.vy = vy; this.vz = vz; this.mass = mass;
            }
            var last;
            for (var i = 0; i < 20; i++) last = new Body(0.1, 4.84, -0.3, 1.01, 2.5, 8.34, 39.47);
            last.x += 0.01 * last.vx;
            last;
            """);
    assertThat(body.shape.count()).isEqualTo(7);
    assertKinds(body, SlotKind.DOUBLE);
  }

  @Test
  void fieldsThatOnlySawIntsAreIntsUntilOneIsNot() {
    String literal = "function make(a, b) { return { a: a, b: b }; } make(1, 2);";
    assertKinds(evaluate(literal + "make(3, 4)"), SlotKind.INT);
    assertKinds(evaluate(literal + "make(3, 4); make(0.5, 1.5)"), SlotKind.DOUBLE);
    assertKinds(evaluate(literal + "make('a', 'b')"), SlotKind.REFERENCE);
  }
}
