/** Proof that a run can clean up behind itself. */
@NullMarked
package org.cgmkit.suites.cleanup;

import org.jspecify.annotations.NullMarked;

