/// The abuse policy and its rules: values and pure functions, no framework.
@NullMarked
package io.holdfast.abusepolicy.domain;

import org.jspecify.annotations.NullMarked;
