/** Proof that requests go out as a target's description says. */
@NullMarked
package org.cgmkit.kit.wire;

import org.jspecify.annotations.NullMarked;
