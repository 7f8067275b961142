/// What came from a sender lately, and what became of it.
@NullMarked
package io.holdfast.local.checking;

import org.jspecify.annotations.NullMarked;
