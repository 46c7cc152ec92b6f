/** A short summary for comments and job pages. */
@NullMarked
package org.cgmkit.reports.markdown;

import org.jspecify.annotations.NullMarked;
