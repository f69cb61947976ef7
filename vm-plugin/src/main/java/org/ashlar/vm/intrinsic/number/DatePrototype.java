package org.ashlar.vm.intrinsic.number;

import org.ashlar.spi.object.Builtin;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.EcmaSpec;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.IntrinsicBuilder;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Numbers;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.operation.ObjectOperations;
import org.ashlar.vm.operation.TypeConversion;
import org.ashlar.vm.shape.Attributes;
import org.ashlar.vm.shape.Shape;
import org.ashlar.vm.value.JsNull;
import org.ashlar.vm.value.Strings;
import org.jspecify.annotations.Nullable;

/**
 * The prototype of Date objects (clause 21.4.4): what reads a date. The setters are in {@link
 * DateSetters}.
 */
public final class DatePrototype {
  private DatePrototype() {}

  /** %Date.prototype%, which also keeps the realm's time zone. */
  private static final class Holder extends JsObject {
    final LocalTimeZone zone;

    Holder(Shape shape, @Nullable JsObject prototype, LocalTimeZone zone) {
      super(shape, prototype);
      this.zone = zone;
    }
  }

  /** Makes %Date.prototype%. */
  public static JsObject create(Realm realm) {
    Agent agent = realm.agent();
    JsObject holder =
        new Holder(
            agent.group().roots().intrinsic,
            realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE),
            new LocalTimeZone(agent.host().timeZone(agent)));
    return IntrinsicBuilder.on(realm, holder)
        .constructorProperty(Intrinsic.DATE)
        .functions(DatePrototypeTable.TABLE)
        .functions(DateSettersTable.TABLE)
        .alias("toGMTString", "toUTCString")
        .build();
  }

  /** The time zone of the running realm. */
  static LocalTimeZone zone(Agent agent) {
    return ((Holder) agent.realm.intrinsic(Intrinsic.DATE_PROTOTYPE)).zone;
  }

  static DateObject thisDate(Agent agent, Object thisValue) {
    if (thisValue instanceof DateObject date) {
      return date;
    }
    throw Errors.typeError(agent, Message.TEXT, "this is not a Date object.");
  }

  private static double thisTime(Agent agent, Object thisValue) {
    return thisDate(agent, thisValue).time;
  }

  @Builtin(name = "getDate")
  @EcmaSpec("sec-date.prototype.getdate")
  static Object getDate(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? (Object) time
        : (Object) DateMath.date(zone(agent).toLocal((long) time));
  }

  @Builtin(name = "getUTCDate")
  @EcmaSpec("sec-date.prototype.getutcdate")
  static Object getUtcDate(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? (Object) time : (Object) DateMath.date((long) time);
  }

  @Builtin(name = "getDay")
  @EcmaSpec("sec-date.prototype.getday")
  static Object getDay(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? (Object) time
        : (Object) DateMath.weekDay(zone(agent).toLocal((long) time));
  }

  @Builtin(name = "getUTCDay")
  @EcmaSpec("sec-date.prototype.getutcday")
  static Object getUtcDay(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? (Object) time : (Object) DateMath.weekDay((long) time);
  }

  @Builtin(name = "getFullYear")
  @EcmaSpec("sec-date.prototype.getfullyear")
  static Object getFullYear(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? (Object) time
        : (Object) DateMath.year(zone(agent).toLocal((long) time));
  }

  @Builtin(name = "getUTCFullYear")
  @EcmaSpec("sec-date.prototype.getutcfullyear")
  static Object getUtcFullYear(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? (Object) time : (Object) DateMath.year((long) time);
  }

  @Builtin(name = "getHours")
  @EcmaSpec("sec-date.prototype.gethours")
  static Object getHours(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? (Object) time
        : (Object) DateMath.hour(zone(agent).toLocal((long) time));
  }

  @Builtin(name = "getUTCHours")
  @EcmaSpec("sec-date.prototype.getutchours")
  static Object getUtcHours(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? (Object) time : (Object) DateMath.hour((long) time);
  }

  @Builtin(name = "getMilliseconds")
  @EcmaSpec("sec-date.prototype.getmilliseconds")
  static Object getMilliseconds(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? (Object) time
        : (Object) DateMath.millisecond(zone(agent).toLocal((long) time));
  }

  @Builtin(name = "getUTCMilliseconds")
  @EcmaSpec("sec-date.prototype.getutcmilliseconds")
  static Object getUtcMilliseconds(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? (Object) time : (Object) DateMath.millisecond((long) time);
  }

  @Builtin(name = "getMinutes")
  @EcmaSpec("sec-date.prototype.getminutes")
  static Object getMinutes(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? (Object) time
        : (Object) DateMath.minute(zone(agent).toLocal((long) time));
  }

  @Builtin(name = "getUTCMinutes")
  @EcmaSpec("sec-date.prototype.getutcminutes")
  static Object getUtcMinutes(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? (Object) time : (Object) DateMath.minute((long) time);
  }

  @Builtin(name = "getMonth")
  @EcmaSpec("sec-date.prototype.getmonth")
  static Object getMonth(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? (Object) time
        : (Object) DateMath.month(zone(agent).toLocal((long) time));
  }

  @Builtin(name = "getUTCMonth")
  @EcmaSpec("sec-date.prototype.getutcmonth")
  static Object getUtcMonth(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? (Object) time : (Object) DateMath.month((long) time);
  }

  @Builtin(name = "getSeconds")
  @EcmaSpec("sec-date.prototype.getseconds")
  static Object getSeconds(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? (Object) time
        : (Object) DateMath.second(zone(agent).toLocal((long) time));
  }

  @Builtin(name = "getUTCSeconds")
  @EcmaSpec("sec-date.prototype.getutcseconds")
  static Object getUtcSeconds(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? (Object) time : (Object) DateMath.second((long) time);
  }

  @Builtin(name = "getTime")
  @EcmaSpec("sec-date.prototype.gettime")
  static Object getTime(Agent agent, Object thisValue) {
    return Numbers.box(thisTime(agent, thisValue));
  }

  @Builtin(name = "valueOf")
  @EcmaSpec("sec-date.prototype.valueof")
  static Object valueOf(Agent agent, Object thisValue) {
    return Numbers.box(thisTime(agent, thisValue));
  }

  @Builtin(name = "getTimezoneOffset")
  @EcmaSpec("sec-date.prototype.gettimezoneoffset")
  static Object getTimezoneOffset(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? (Object) time
        : (Object) (-zone(agent).offsetAt((long) time) / (int) DateMath.MINUTE_MILLIS);
  }

  @Builtin(name = "getYear")
  @EcmaSpec("sec-date.prototype.getyear")
  static Object getYear(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? (Object) time
        : (Object) (DateMath.year(zone(agent).toLocal((long) time)) - 1900);
  }

  @Builtin(name = "toISOString")
  @EcmaSpec("sec-date.prototype.toisostring")
  static Object toIsoString(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    if (Double.isNaN(time)) {
      throw Errors.rangeError(agent, Message.TEXT, "Invalid time value");
    }
    return DateText.iso((long) time);
  }

  @Builtin(name = "toJSON")
  @EcmaSpec("sec-date.prototype.tojson")
  static Object toJson(Agent agent, Object thisValue, Object key) {
    JsObject object = TypeConversion.toObject(agent, thisValue);
    Object time = TypeConversion.toPrimitive(agent, object, TypeConversion.Hint.NUMBER);
    if (time instanceof Double number && !Double.isFinite(number)) {
      return JsNull.NULL;
    }
    return ObjectOperations.invoke(agent, object, agent.group().keys().internKey("toISOString"));
  }

  @Builtin(name = "toString")
  @EcmaSpec("sec-date.prototype.tostring")
  static Object toString(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? DateText.INVALID_DATE : DateText.full((long) time, zone(agent));
  }

  @Builtin(name = "toDateString")
  @EcmaSpec("sec-date.prototype.todatestring")
  static Object toDateString(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? DateText.INVALID_DATE : DateText.date((long) time, zone(agent));
  }

  @Builtin(name = "toTimeString")
  @EcmaSpec("sec-date.prototype.totimestring")
  static Object toTimeString(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? DateText.INVALID_DATE : DateText.time((long) time, zone(agent));
  }

  @Builtin(name = "toLocaleString")
  @EcmaSpec("sec-date.prototype.tolocalestring")
  static Object toLocaleString(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? DateText.INVALID_DATE : DateText.locale((long) time, zone(agent));
  }

  @Builtin(name = "toLocaleDateString")
  @EcmaSpec("sec-date.prototype.tolocaledatestring")
  static Object toLocaleDateString(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? DateText.INVALID_DATE
        : DateText.localeDate((long) time, zone(agent));
  }

  @Builtin(name = "toLocaleTimeString")
  @EcmaSpec("sec-date.prototype.tolocaletimestring")
  static Object toLocaleTimeString(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time)
        ? DateText.INVALID_DATE
        : DateText.localeTime((long) time, zone(agent));
  }

  @Builtin(name = "toUTCString")
  @EcmaSpec("sec-date.prototype.toutcstring")
  static Object toUtcString(Agent agent, Object thisValue) {
    double time = thisTime(agent, thisValue);
    return Double.isNaN(time) ? DateText.INVALID_DATE : DateText.utc((long) time);
  }

  @Builtin(name = "@@toPrimitive", attributes = Attributes.CONFIGURABLE)
  @EcmaSpec("sec-date.prototype-%symbol.toprimitive%")
  static Object toPrimitive(Agent agent, Object thisValue, Object hint) {
    if (!(thisValue instanceof JsObject object)) {
      throw Errors.typeError(
          agent,
          Message.INCOMPATIBLE_RECEIVER,
          "Date.prototype[Symbol.toPrimitive]",
          ObjectOperations.display(thisValue));
    }
    String text = hint instanceof CharSequence string ? Strings.flat(string) : "";
    TypeConversion.Hint preferred =
        switch (text) {
          case "default", "string" -> TypeConversion.Hint.STRING;
          case "number" -> TypeConversion.Hint.NUMBER;
          default ->
              throw Errors.typeError(
                  agent, Message.TEXT, "Invalid hint: " + ObjectOperations.display(hint));
        };
    return TypeConversion.ordinaryToPrimitive(agent, object, preferred);
  }
}
