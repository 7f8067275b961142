/// What happened on a call, and who ended it: pure functions over facts.
@NullMarked
package io.holdfast.callevents.domain;

import org.jspecify.annotations.NullMarked;
