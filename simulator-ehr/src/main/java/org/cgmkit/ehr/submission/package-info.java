/** A submission as it was on the wire, and the answers to it. */
@NullMarked
package org.cgmkit.ehr.submission;

import org.jspecify.annotations.NullMarked;
