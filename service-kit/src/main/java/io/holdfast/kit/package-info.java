/// What messaging and outbox share: how a failure is looked at and told.
@NullMarked
package io.holdfast.kit;

import org.jspecify.annotations.NullMarked;
