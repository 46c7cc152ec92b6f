/** What is shared, as files of FHIR resources. */
@NullMarked
package org.cgmkit.shlink.content;

import org.jspecify.annotations.NullMarked;
