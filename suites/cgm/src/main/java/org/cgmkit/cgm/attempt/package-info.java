/** What a submitter was seen to submit: attempts, what their entries carry, and the steps of a run. */
@NullMarked
package org.cgmkit.cgm.attempt;

import org.jspecify.annotations.NullMarked;
