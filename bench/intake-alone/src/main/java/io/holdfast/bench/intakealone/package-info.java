/// The intake of call-events-service without the stream behind it, and without Kafka if asked.
@NullMarked
package io.holdfast.bench.intakealone;

import org.jspecify.annotations.NullMarked;
