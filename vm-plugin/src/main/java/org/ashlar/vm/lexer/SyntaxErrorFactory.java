package org.ashlar.vm.lexer;

/** Makes the exception for text that is no token; the parser decides which type it is. */
public interface SyntaxErrorFactory {
  /** The exception to throw for an error between two offsets. */
  RuntimeException create(String message, int start, int end);

  /** The exception to throw where the source ends within a token that more text could complete. */
  RuntimeException createIncomplete(String message, int start, int end);
}
