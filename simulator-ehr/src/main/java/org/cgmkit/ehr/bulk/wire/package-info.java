/** Requests to a bulk source and its answers. */
@NullMarked
package org.cgmkit.ehr.bulk.wire;

import org.jspecify.annotations.NullMarked;
