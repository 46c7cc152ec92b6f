/** Whom a submission is about, and whom it may be about. */
@NullMarked
package org.cgmkit.ehr.patient;

import org.jspecify.annotations.NullMarked;
