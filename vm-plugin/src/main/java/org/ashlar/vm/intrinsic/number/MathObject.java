package org.ashlar.vm.intrinsic.number;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.completion.ThrowCompletion;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.IteratorOperations;
import org.ashlar.vm.operation.IteratorRecord;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TestingAndComparison;
import org.ashlar.vm.operation.TypeConversion;

/** The namespace object {@code Math} (clause 21.3). */
public final class MathObject {
  private MathObject() {}

  /** Makes %Math%. */
  public static JsObject create(Realm realm) {
    return IntrinsicBuilder.object(realm, Intrinsic.OBJECT_PROTOTYPE)
        .put("E", Math.E, 0)
        .put("LN10", 2.302585092994046, 0)
        .put("LN2", 0.6931471805599453, 0)
        .put("LOG10E", 0.4342944819032518, 0)
        .put("LOG2E", 1.4426950408889634, 0)
        .put("PI", Math.PI, 0)
        .put("SQRT1_2", 0.7071067811865476, 0)
        .put("SQRT2", 1.4142135623730951, 0)
        .functions(MathObjectTable.TABLE)
        .tag("Math")
        .build();
  }

  private static double number(Agent agent, Object value) {
    return value instanceof Integer integer
        ? integer
        : value instanceof Double real ? real : TypeConversion.toDouble(agent, value);
  }

  @Builtin(name = "abs")
  @EcmaSpec("sec-math.abs")
  static Object abs(Agent agent, Object thisValue, Object x) {
    if (x instanceof Integer integer && integer != Integer.MIN_VALUE) {
      return integer < 0 ? -integer : integer;
    }
    return Numbers.box(Math.abs(number(agent, x)));
  }

  @Builtin(name = "acos")
  @EcmaSpec("sec-math.acos")
  static Object acos(Agent agent, Object thisValue, Object x) {
    return Numbers.box(StrictMath.acos(number(agent, x)));
  }

  @Builtin(name = "acosh")
  @EcmaSpec("sec-math.acosh")
  static Object acosh(Agent agent, Object thisValue, Object x) {
    return Numbers.box(MathFunctions.acosh(number(agent, x)));
  }

  @Builtin(name = "asin")
  @EcmaSpec("sec-math.asin")
  static Object asin(Agent agent, Object thisValue, Object x) {
    return Numbers.box(StrictMath.asin(number(agent, x)));
  }

  @Builtin(name = "asinh")
  @EcmaSpec("sec-math.asinh")
  static Object asinh(Agent agent, Object thisValue, Object x) {
    return Numbers.box(MathFunctions.asinh(number(agent, x)));
  }

  @Builtin(name = "atan")
  @EcmaSpec("sec-math.atan")
  static Object atan(Agent agent, Object thisValue, Object x) {
    return Numbers.box(StrictMath.atan(number(agent, x)));
  }

  @Builtin(name = "atanh")
  @EcmaSpec("sec-math.atanh")
  static Object atanh(Agent agent, Object thisValue, Object x) {
    return Numbers.box(MathFunctions.atanh(number(agent, x)));
  }

  @Builtin(name = "cbrt")
  @EcmaSpec("sec-math.cbrt")
  static Object cbrt(Agent agent, Object thisValue, Object x) {
    return Numbers.box(MathFunctions.cbrt(number(agent, x)));
  }

  @Builtin(name = "cos")
  @EcmaSpec("sec-math.cos")
  static Object cos(Agent agent, Object thisValue, Object x) {
    return Numbers.box(StrictMath.cos(number(agent, x)));
  }

  @Builtin(name = "cosh")
  @EcmaSpec("sec-math.cosh")
  static Object cosh(Agent agent, Object thisValue, Object x) {
    return Numbers.box(MathFunctions.cosh(number(agent, x)));
  }

  @Builtin(name = "exp")
  @EcmaSpec("sec-math.exp")
  static Object exp(Agent agent, Object thisValue, Object x) {
    return Numbers.box(MathFunctions.exp(number(agent, x)));
  }

  @Builtin(name = "expm1")
  @EcmaSpec("sec-math.expm1")
  static Object expm1(Agent agent, Object thisValue, Object x) {
    return Numbers.box(StrictMath.expm1(number(agent, x)));
  }

  @Builtin(name = "f16round")
  @EcmaSpec("sec-math.f16round")
  static Object f16round(Agent agent, Object thisValue, Object x) {
    return Numbers.box(MathFunctions.f16round(number(agent, x)));
  }

  @Builtin(name = "log")
  @EcmaSpec("sec-math.log")
  static Object log(Agent agent, Object thisValue, Object x) {
    return Numbers.box(StrictMath.log(number(agent, x)));
  }

  @Builtin(name = "log10")
  @EcmaSpec("sec-math.log10")
  static Object log10(Agent agent, Object thisValue, Object x) {
    return Numbers.box(StrictMath.log10(number(agent, x)));
  }

  @Builtin(name = "log1p")
  @EcmaSpec("sec-math.log1p")
  static Object log1p(Agent agent, Object thisValue, Object x) {
    return Numbers.box(StrictMath.log1p(number(agent, x)));
  }

  @Builtin(name = "log2")
  @EcmaSpec("sec-math.log2")
  static Object log2(Agent agent, Object thisValue, Object x) {
    return Numbers.box(MathFunctions.log2(number(agent, x)));
  }

  @Builtin(name = "sin")
  @EcmaSpec("sec-math.sin")
  static Object sin(Agent agent, Object thisValue, Object x) {
    return Numbers.box(StrictMath.sin(number(agent, x)));
  }

  @Builtin(name = "sinh")
  @EcmaSpec("sec-math.sinh")
  static Object sinh(Agent agent, Object thisValue, Object x) {
    return Numbers.box(StrictMath.sinh(number(agent, x)));
  }

  @Builtin(name = "sqrt")
  @EcmaSpec("sec-math.sqrt")
  static Object sqrt(Agent agent, Object thisValue, Object x) {
    return Numbers.box(Math.sqrt(number(agent, x)));
  }

  @Builtin(name = "tan")
  @EcmaSpec("sec-math.tan")
  static Object tan(Agent agent, Object thisValue, Object x) {
    return Numbers.box(StrictMath.tan(number(agent, x)));
  }

  @Builtin(name = "tanh")
  @EcmaSpec("sec-math.tanh")
  static Object tanh(Agent agent, Object thisValue, Object x) {
    return Numbers.box(MathFunctions.tanh(number(agent, x)));
  }

  @Builtin(name = "ceil")
  @EcmaSpec("sec-math.ceil")
  static Object ceil(Agent agent, Object thisValue, Object x) {
    if (x instanceof Integer) {
      return x;
    }
    return Numbers.box(Math.ceil(number(agent, x)));
  }

  @Builtin(name = "floor")
  @EcmaSpec("sec-math.floor")
  static Object floor(Agent agent, Object thisValue, Object x) {
    if (x instanceof Integer) {
      return x;
    }
    return Numbers.box(Math.floor(number(agent, x)));
  }

  @Builtin(name = "round")
  @EcmaSpec("sec-math.round")
  static Object round(Agent agent, Object thisValue, Object x) {
    if (x instanceof Integer) {
      return x;
    }
    return Numbers.box(MathFunctions.round(number(agent, x)));
  }

  @Builtin(name = "sign")
  @EcmaSpec("sec-math.sign")
  static Object sign(Agent agent, Object thisValue, Object x) {
    if (x instanceof Integer integer) {
      return Integer.signum(integer);
    }
    return Numbers.box(MathFunctions.sign(number(agent, x)));
  }

  @Builtin(name = "trunc")
  @EcmaSpec("sec-math.trunc")
  static Object trunc(Agent agent, Object thisValue, Object x) {
    if (x instanceof Integer) {
      return x;
    }
    return Numbers.box(MathFunctions.trunc(number(agent, x)));
  }

  @Builtin(name = "fround")
  @EcmaSpec("sec-math.fround")
  static Object fround(Agent agent, Object thisValue, Object x) {
    return Numbers.box((double) (float) number(agent, x));
  }

  @Builtin(name = "atan2")
  @EcmaSpec("sec-math.atan2")
  static Object atan2(Agent agent, Object thisValue, Object y, Object x) {
    double ordinate = number(agent, y);
    return Numbers.box(MathFunctions.atan2(ordinate, number(agent, x)));
  }

  @Builtin(name = "pow")
  @EcmaSpec("sec-math.pow")
  static Object pow(Agent agent, Object thisValue, Object base, Object exponent) {
    double first = number(agent, base);
    return Numbers.box(MathFunctions.pow(first, number(agent, exponent)));
  }

  @Builtin(name = "imul")
  @EcmaSpec("sec-math.imul")
  static Object imul(Agent agent, Object thisValue, Object x, Object y) {
    int left = TypeConversion.toInt32(agent, x);
    return left * TypeConversion.toInt32(agent, y);
  }

  @Builtin(name = "clz32")
  @EcmaSpec("sec-math.clz32")
  static Object clz32(Agent agent, Object thisValue, Object x) {
    return Integer.numberOfLeadingZeros(TypeConversion.toInt32(agent, x));
  }

  @Builtin(name = "random")
  @EcmaSpec("sec-math.random")
  static Object random(Agent agent, Object thisValue) {
    return Numbers.box(agent.host().random(agent));
  }

  @Builtin(name = "max", length = 2)
  @EcmaSpec("sec-math.max")
  static Object max(Agent agent, Object thisValue, Object[] values) {
    if (values.length == 2
        && values[0] instanceof Integer left
        && values[1] instanceof Integer right) {
      return left >= right ? left : right;
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (Object value : values) {
      largest = Math.max(largest, number(agent, value));
    }
    return Numbers.box(largest);
  }

  @Builtin(name = "min", length = 2)
  @EcmaSpec("sec-math.min")
  static Object min(Agent agent, Object thisValue, Object[] values) {
    if (values.length == 2
        && values[0] instanceof Integer left
        && values[1] instanceof Integer right) {
      return left <= right ? left : right;
    }
    double smallest = Double.POSITIVE_INFINITY;
    for (Object value : values) {
      smallest = Math.min(smallest, number(agent, value));
    }
    return Numbers.box(smallest);
  }

  @Builtin(name = "hypot", length = 2)
  @EcmaSpec("sec-math.hypot")
  static Object hypot(Agent agent, Object thisValue, Object[] values) {
    double[] numbers = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      numbers[i] = number(agent, values[i]);
    }
    return Numbers.box(MathFunctions.hypot(numbers, numbers.length));
  }

  @Builtin(name = "sumPrecise")
  @EcmaSpec("sec-math.sumprecise")
  static Object sumPrecise(Agent agent, Object thisValue, Object items) {
    TestingAndComparison.requireObjectCoercible(agent, items, "Math.sumPrecise");
    IteratorRecord record = IteratorOperations.getIterator(agent, items);
    ExactSum sum = new ExactSum();
    boolean onlyNegativeZeros = true;
    double special = 0;
    int steps = 0;
    for (Object value = IteratorOperations.stepValue(agent, record);
        value != null;
        value = IteratorOperations.stepValue(agent, record)) {
      if ((++steps & 1023) == 0) {
        agent.poll();
      }
      if (!(value instanceof Integer || value instanceof Double)) {
        ThrowCompletion thrown =
            Errors.typeError(
                agent, Message.TEXT, ObjectOperations.display(value) + " is not a number");
        throw IteratorOperations.closeAfterThrow(agent, record.iterator(), thrown);
      }
      double number = ((Number) value).doubleValue();
      onlyNegativeZeros &= number == 0 && 1 / number < 0;
      if (Double.isFinite(number)) {
        sum.add(number);
      } else {
        // infinities of both signs make NaN here, as they should
        special += number;
      }
    }
    if (special != 0) {
      return special;
    }
    return onlyNegativeZeros ? (Object) (-0.0) : Numbers.box(sum.result());
  }
}
