/** A badge for a project's page. */
@NullMarked
package org.cgmkit.reports.badge;

import org.jspecify.annotations.NullMarked;
