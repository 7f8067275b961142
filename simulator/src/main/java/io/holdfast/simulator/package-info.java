/// A day in a call centre: what happens on each call is written first, and both the truth and the
/// facts are made from it, by classes that do not see each other.
@NullMarked
package io.holdfast.simulator;

import org.jspecify.annotations.NullMarked;
