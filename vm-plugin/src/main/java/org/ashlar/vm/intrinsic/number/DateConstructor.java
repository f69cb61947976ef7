package org.ashlar.vm.intrinsic.number;

import org.ashlar.spi.object.Builtin;
import org.ashlar.spi.object.BuiltinKind;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.value.Strings;
import org.jspecify.annotations.Nullable;

/** The constructor {@code Date} (clauses 21.4.2 and 21.4.3). */
public final class DateConstructor {
  private DateConstructor() {}

  /** Makes %Date%. */
  public static JsObject create(Realm realm) {
    return IntrinsicBuilder.constructor(realm, DateConstructorTable.TABLE, Intrinsic.DATE_PROTOTYPE)
        .build();
  }

  @Builtin(name = "Date", kind = BuiltinKind.CONSTRUCTOR, length = 7)
  @EcmaSpec("sec-date")
  static Object construct(Agent agent, @Nullable JsObject newTarget, Object[] arguments) {
    if (newTarget == null) {
      return DateText.full((long) currentTime(agent), DatePrototype.zone(agent));
    }
    double time =
        switch (arguments.length) {
          case 0 -> currentTime(agent);
          case 1 -> timeOf(agent, arguments[0]);
          default -> {
            double local = timeOfParts(agent, arguments);
            yield DateMath.timeClip(DatePrototype.zone(agent).toUtc(local));
          }
        };
    JsObject prototype =
        ObjectOperations.prototypeFromConstructor(agent, newTarget, Intrinsic.DATE_PROTOTYPE);
    return new DateObject(agent.group().roots().exotic, prototype, time);
  }

  private static double currentTime(Agent agent) {
    return DateMath.timeClip(Math.floor(agent.host().currentTimeMillis(agent)));
  }

  private static double timeOf(Agent agent, Object value) {
    if (value instanceof DateObject date) {
      return date.time;
    }
    Object primitive = TypeConversion.toPrimitive(agent, value, TypeConversion.Hint.DEFAULT);
    return primitive instanceof CharSequence text
        ? DateParser.parse(Strings.flat(text), DatePrototype.zone(agent))
        : DateMath.timeClip(TypeConversion.toDouble(agent, primitive));
  }

  /** The time that year, month and so on mean, in whichever zone they are given; not clipped. */
  private static double timeOfParts(Agent agent, Object[] arguments) {
    double[] parts = {Double.NaN, 0, 1, 0, 0, 0, 0};
    for (int i = 0; i < Math.min(arguments.length, parts.length); i++) {
      parts[i] = TypeConversion.toDouble(agent, arguments[i]);
    }
    double day = DateMath.makeDay(DateMath.makeFullYear(parts[0]), parts[1], parts[2]);
    return DateMath.makeDate(day, DateMath.makeTime(parts[3], parts[4], parts[5], parts[6]));
  }

  @Builtin(name = "now")
  @EcmaSpec("sec-date.now")
  static Object now(Agent agent, Object thisValue) {
    return Numbers.box(currentTime(agent));
  }

  @Builtin(name = "parse")
  @EcmaSpec("sec-date.parse")
  static Object parse(Agent agent, Object thisValue, Object text) {
    String flat = TypeConversion.toFlatString(agent, text);
    return Numbers.box(DateParser.parse(flat, DatePrototype.zone(agent)));
  }

  @Builtin(name = "UTC", length = 7)
  @EcmaSpec("sec-date.utc")
  static Object utc(Agent agent, Object thisValue, Object[] arguments) {
    return Numbers.box(DateMath.timeClip(timeOfParts(agent, arguments)));
  }
}
