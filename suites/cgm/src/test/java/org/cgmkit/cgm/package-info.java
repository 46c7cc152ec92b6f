/** Proof of the suites. */
@NullMarked
package org.cgmkit.cgm;

import org.jspecify.annotations.NullMarked;
