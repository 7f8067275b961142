/// Rows of PostgreSQL, and the domain values made of them.
@NullMarked
package io.holdfast.abusepolicy.store;

import org.jspecify.annotations.NullMarked;
