/// What opens a case and what may become of it: pure values and functions.
@NullMarked
package io.holdfast.review.domain;

import org.jspecify.annotations.NullMarked;
