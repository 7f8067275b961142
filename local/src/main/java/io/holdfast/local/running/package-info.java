/// The whole system on one machine: Kafka, PostgreSQL and the four services as processes.
@NullMarked
package io.holdfast.local.running;

import org.jspecify.annotations.NullMarked;
