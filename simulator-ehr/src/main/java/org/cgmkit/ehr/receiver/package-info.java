/** One data receiver: what it keeps, how it works, whom it may hear about. */
@NullMarked
package org.cgmkit.ehr.receiver;

import org.jspecify.annotations.NullMarked;
