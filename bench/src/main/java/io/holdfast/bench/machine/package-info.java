/// What runs for a benchmark: a broker, the service, tools, each in a process of its own.
@NullMarked
package io.holdfast.bench.machine;

import org.jspecify.annotations.NullMarked;
