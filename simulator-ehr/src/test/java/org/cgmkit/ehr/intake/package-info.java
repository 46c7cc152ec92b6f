/** Proves how a submission is taken in, without a server. */
@NullMarked
package org.cgmkit.ehr.intake;

import org.jspecify.annotations.NullMarked;
