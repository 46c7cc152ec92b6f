/** Proves the judges of what an app sends. */
@NullMarked
package org.cgmkit.suites.submitter.judgement;

import org.jspecify.annotations.NullMarked;
