/// The commands that a person runs on one machine.
@NullMarked
package io.holdfast.local;

import org.jspecify.annotations.NullMarked;
