/** What the versions of FHIR Bulk Data Access ask for, as data. */
@NullMarked
package org.cgmkit.guide.bulk;

import org.jspecify.annotations.NullMarked;
