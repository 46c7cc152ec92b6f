/** Proof of the suites. */
@NullMarked
package org.cgmkit.suites;

import org.jspecify.annotations.NullMarked;
