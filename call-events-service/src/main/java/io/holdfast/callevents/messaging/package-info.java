/// Facts out to the intake topic.
@NullMarked
package io.holdfast.callevents.messaging;

import org.jspecify.annotations.NullMarked;
