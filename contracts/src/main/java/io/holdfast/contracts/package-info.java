/// What crosses a border of Holdfast: topics, events, keys and the one JSON form of them all.
@NullMarked
package io.holdfast.contracts;

import org.jspecify.annotations.NullMarked;
