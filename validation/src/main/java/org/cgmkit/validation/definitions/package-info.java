/** The definitions that validation rests on: those of FHIR R4 and of the guide, packed with the kit or out of a package of HL7. */
@NullMarked
package org.cgmkit.validation.definitions;

import org.jspecify.annotations.NullMarked;
