/** FHIR definitions in a compact form that is quick to read, one definition at a time. */
@NullMarked
package org.cgmkit.validation.pack;

import org.jspecify.annotations.NullMarked;
