/** The report of a run as one HTML page. */
@NullMarked
package org.cgmkit.reports.page;

import org.jspecify.annotations.NullMarked;
