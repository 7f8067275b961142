/// Facts a second from topic to topic.
@NullMarked
package io.holdfast.bench.throughput;

import org.jspecify.annotations.NullMarked;
