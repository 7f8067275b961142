/// Topics in: a reader that commits its offsets after the database, and dead letters.
@NullMarked
package io.holdfast.kit.messaging;

import org.jspecify.annotations.NullMarked;
