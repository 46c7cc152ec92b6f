/** Exchanges kept as files, and the redaction that keeps secrets out of them. */
@NullMarked
package org.cgmkit.reports.evidence;

import org.jspecify.annotations.NullMarked;
