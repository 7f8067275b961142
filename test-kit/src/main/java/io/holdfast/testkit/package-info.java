/// Real Kafka and real PostgreSQL for tests and local runs, probes, and the rules of the house.
@NullMarked
package io.holdfast.testkit;

import org.jspecify.annotations.NullMarked;
