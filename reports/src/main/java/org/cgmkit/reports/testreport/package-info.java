/** The FHIR resource {@code TestReport}, for registries and test platforms that collect them. */
@NullMarked
package org.cgmkit.reports.testreport;

import org.jspecify.annotations.NullMarked;
