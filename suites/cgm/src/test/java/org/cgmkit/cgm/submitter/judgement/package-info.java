/** Proves the judges of what an app sends. */
@NullMarked
package org.cgmkit.cgm.submitter.judgement;

import org.jspecify.annotations.NullMarked;
