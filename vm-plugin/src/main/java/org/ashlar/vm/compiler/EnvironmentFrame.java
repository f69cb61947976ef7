package org.ashlar.vm.compiler;

import org.ashlar.vm.scope.Scope;
import org.jspecify.annotations.Nullable;

/** An environment that the running body has entered, and the register that holds it. */
record EnvironmentFrame(Scope scope, int register, @Nullable EnvironmentFrame outer) {}
