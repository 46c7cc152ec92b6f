/** The suite of servers that export cohorts (FHIR Bulk Data Access). */
@NullMarked
package org.cgmkit.bulk;

import org.jspecify.annotations.NullMarked;
