/// Events out of a database: a table written with the change, and a relay to Kafka.
@NullMarked
package io.holdfast.kit.outbox;

import org.jspecify.annotations.NullMarked;
