/// Promises, dials and seen calls in PostgreSQL.
@NullMarked
package io.holdfast.callback.store;

import org.jspecify.annotations.NullMarked;
