/** The FHIR interactions beside the operation, over HAPI's plain server. */
@NullMarked
package org.cgmkit.ehr.rest;

import org.jspecify.annotations.NullMarked;
