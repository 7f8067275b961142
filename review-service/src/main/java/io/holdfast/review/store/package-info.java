/// Calls, cases and their history in PostgreSQL.
@NullMarked
package io.holdfast.review.store;

import org.jspecify.annotations.NullMarked;
