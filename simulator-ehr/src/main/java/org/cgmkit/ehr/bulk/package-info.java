/** A simulated bulk source: a server that exports a cohort (FHIR Bulk Data Access). */
@NullMarked
package org.cgmkit.ehr.bulk;

import org.jspecify.annotations.NullMarked;
