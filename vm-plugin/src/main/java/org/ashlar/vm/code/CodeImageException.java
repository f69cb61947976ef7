package org.ashlar.vm.code;

/** Bytes that are no usable code image; the message says why. */
public final class CodeImageException extends Exception {
  CodeImageException(String message) {
    super(message);
  }
}
