/// The intake of call-events-service with nothing behind it.
@NullMarked
package io.holdfast.bench.withoutkafka;

import org.jspecify.annotations.NullMarked;
