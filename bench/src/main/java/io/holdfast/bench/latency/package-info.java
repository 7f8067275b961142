/// How long a fact takes from its sender to a reader of call events.
@NullMarked
package io.holdfast.bench.latency;

import org.jspecify.annotations.NullMarked;
