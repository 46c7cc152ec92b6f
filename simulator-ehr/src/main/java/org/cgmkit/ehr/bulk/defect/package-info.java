/** Departures of bulk sources. */
@NullMarked
package org.cgmkit.ehr.bulk.defect;

import org.jspecify.annotations.NullMarked;
