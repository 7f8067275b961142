/// Call events and abuse decisions in, cases out.
@NullMarked
package io.holdfast.review.messaging;

import org.jspecify.annotations.NullMarked;
