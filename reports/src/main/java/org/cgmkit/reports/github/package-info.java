/** Annotations on the pages of a GitHub workflow. */
@NullMarked
package org.cgmkit.reports.github;

import org.jspecify.annotations.NullMarked;
