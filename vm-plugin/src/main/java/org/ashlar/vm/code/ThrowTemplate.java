package org.ashlar.vm.code;

import org.ashlar.vm.completion.ErrorKind;

/** A native error that code throws unconditionally, such as an assignment to a call. */
public record ThrowTemplate(ErrorKind kind, String message) {}
