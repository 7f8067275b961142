/// The stream from facts to the lives of calls.
@NullMarked
package io.holdfast.callevents.topology;

import org.jspecify.annotations.NullMarked;
