/// Holds the image, the compose file and the Kubernetes manifests to the contract and to their own
/// types.
@NullMarked
package io.holdfast.deploy;

import org.jspecify.annotations.NullMarked;
