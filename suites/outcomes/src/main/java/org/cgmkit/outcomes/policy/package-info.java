/** Finds out from the answers of an engine which policy it has. */
@NullMarked
package org.cgmkit.outcomes.policy;

import org.jspecify.annotations.NullMarked;
