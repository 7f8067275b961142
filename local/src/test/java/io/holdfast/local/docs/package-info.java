/// The docs, held against the code.
@org.jspecify.annotations.NullMarked
package io.holdfast.local.docs;
