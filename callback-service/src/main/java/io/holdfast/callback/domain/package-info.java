/// What is owed to a dropped caller, and the life of that promise: pure values and decisions.
@NullMarked
package io.holdfast.callback.domain;

import org.jspecify.annotations.NullMarked;
