/// What became of a shift, read from topics and REST, told as a manager wants to hear it.
@NullMarked
package io.holdfast.local.story;

import org.jspecify.annotations.NullMarked;
