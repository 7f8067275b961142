/// What comes in over Kafka.
@NullMarked
package io.holdfast.callback.messaging;

import org.jspecify.annotations.NullMarked;
