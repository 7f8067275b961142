/// How fast Holdfast is, beside what others do with the same facts on the same machine.
@NullMarked
package io.holdfast.bench;

import org.jspecify.annotations.NullMarked;
