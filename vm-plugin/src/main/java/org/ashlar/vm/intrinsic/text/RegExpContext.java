package org.ashlar.vm.intrinsic.text;

import java.util.Iterator;
import java.util.LinkedHashMap;
import org.ashlar.vm.completion.Message;
import org.ashlar.vm.object.Agent;
import org.ashlar.vm.object.Errors;
import org.ashlar.vm.object.Intrinsic;
import org.ashlar.vm.object.JsObject;
import org.ashlar.vm.object.Realm;
import org.ashlar.vm.regexp.RegExpProgram;
import org.ashlar.vm.regexp.matcher.MatchBudget;
import org.ashlar.vm.regexp.matcher.Matcher;
import org.ashlar.vm.regexp.syntax.RegExpFlags;
import org.ashlar.vm.regexp.syntax.RegExpSyntaxException;
import org.ashlar.vm.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * %RegExp.prototype%, which carries what a realm keeps for its regular expressions: the matcher,
 * the programs of recently compiled patterns (so that a literal in a loop is compiled once), the
 * shape of match results, and the last match for the legacy static properties.
 */
final class RegExpContext extends JsObject {
  private static final int MAXIMUM_PROGRAMS = 256;

  /** A power of two. */
  private static final int RECENT = 32;

  private static final int MAXIMUM_CACHED_SOURCE = 4096;

  /** Stack for one level of nesting in a pattern, in the units of {@link Agent#room}. */
  private static final int WEIGHT_OF_NESTING = 32;

  private static final int MAXIMUM_NESTING = 1000;

  private final Matcher matcher;
  private final LinkedHashMap<ProgramKey, RegExpProgram> programs =
      new LinkedHashMap<>(16, 0.75f, true);

  /** The program last asked for of each hash: a literal in a loop asks for the same one. */
  private final @Nullable Recent[] recent = new Recent[RECENT];

  private final LegacyMatch legacy = new LegacyMatch();
  private @Nullable Shape resultShape;
  private @Nullable Shape objectShape;

  RegExpContext(Realm realm) {
    super(realm.agent().group().roots().intrinsic, realm.intrinsic(Intrinsic.OBJECT_PROTOTYPE));
    matcher = new Matcher(new AgentBudget(realm.agent()));
  }

  static RegExpContext of(Realm realm) {
    return (RegExpContext) realm.intrinsic(Intrinsic.REGEXP_PROTOTYPE);
  }

  Matcher matcher() {
    return matcher;
  }

  LegacyMatch legacy() {
    return legacy;
  }

  /** The shape of an array with index, input and groups, once one was made. */
  @Nullable Shape resultShape() {
    return resultShape;
  }

  /** The shape of a new RegExp object, once one was made. */
  @Nullable Shape objectShape() {
    return objectShape;
  }

  void setObjectShape(Shape shape) {
    objectShape = shape;
  }

  void setResultShape(Shape shape) {
    resultShape = shape;
  }

  /** The program of a pattern; SyntaxError if the pattern or the flags are invalid. */
  RegExpProgram compile(Agent agent, String source, String flags) {
    int place = (source.hashCode() * 31 + flags.hashCode()) & RECENT - 1;
    Recent last = recent[place];
    if (last != null && last.key.source.equals(source) && last.key.flags.equals(flags)) {
      return last.program;
    }
    ProgramKey key = new ProgramKey(source, flags);
    RegExpProgram program = programs.get(key);
    if (program == null) {
      program = compileAnew(agent, key);
    }
    recent[place] = new Recent(key, program);
    return program;
  }

  private RegExpProgram compileAnew(Agent agent, ProgramKey key) {
    String source = key.source;
    String flags = key.flags;
    RegExpFlags parsed = RegExpFlags.parse(flags);
    if (parsed == null) {
      throw Errors.syntaxError(
          agent, Message.TEXT, "Invalid flags supplied to RegExp constructor '" + flags + "'");
    }
    RegExpProgram made = compile(agent, source, parsed);
    agent.charge(made.weight());
    if (source.length() <= MAXIMUM_CACHED_SOURCE) {
      programs.put(key, made);
      if (programs.size() > MAXIMUM_PROGRAMS) {
        Iterator<?> oldest = programs.values().iterator();
        oldest.next();
        oldest.remove();
      }
    }
    return made;
  }

  private static RegExpProgram compile(Agent agent, String source, RegExpFlags flags) {
    int weight = WEIGHT_OF_NESTING * nestingBound(source);
    agent.enterNative(weight);
    try {
      return RegExpProgram.compile(source, flags);
    } catch (RegExpSyntaxException invalid) {
      throw Errors.syntaxError(agent, Message.TEXT, invalid.text());
    } finally {
      agent.leaveNative(weight);
    }
  }

  /** At least the depth of nesting in a pattern that is not refused for it. */
  private static int nestingBound(String source) {
    int brackets = 1;
    for (int index = 0; index < source.length() && brackets < MAXIMUM_NESTING; index++) {
      char unit = source.charAt(index);
      if (unit == '(' || unit == '[') {
        brackets++;
      }
    }
    return brackets;
  }

  private record ProgramKey(String source, String flags) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof ProgramKey that
          && source.equals(that.source)
          && flags.equals(that.flags);
    }

    @Override
    public int hashCode() {
      return source.hashCode() * 31 + flags.hashCode();
    }
  }

  private record Recent(ProgramKey key, RegExpProgram program) {}

  /** The agent as the one who pays for matches. */
  private record AgentBudget(Agent agent) implements MatchBudget {
    @Override
    public void poll() {
      agent.poll();
    }

    @Override
    public void charge(long bytes) {
      agent.charge(bytes);
    }

    @Override
    public RuntimeException exhausted() {
      return Errors.stackOverflow(agent);
    }
  }

  /** What the legacy static properties of %RegExp% show. */
  static final class LegacyMatch {
    private Subject subject = Subject.of("");
    private CharSequence input = "";
    private int[] bounds = {0, 0};
    private boolean valid = true;

    void update(Subject newSubject, int[] newBounds) {
      subject = newSubject;
      input = newSubject.string();
      bounds = newBounds;
      valid = true;
    }

    /** A match of an object to which the legacy features do not extend. */
    void invalidate() {
      subject = Subject.of("");
      input = "";
      bounds = new int[2];
      valid = false;
    }

    boolean isValid() {
      return valid;
    }

    Subject subject() {
      return subject;
    }

    CharSequence input() {
      return input;
    }

    void setInput(CharSequence newInput) {
      input = newInput;
    }

    /** Start and end of the match and of its groups. */
    int[] bounds() {
      return bounds;
    }
  }
}
