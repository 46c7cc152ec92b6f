/** Proves the parts of a receiver that need no server. */
@NullMarked
package org.cgmkit.ehr.receiver;

import org.jspecify.annotations.NullMarked;
