/** Commands about results that are there. */
@NullMarked
package org.cgmkit.cli.report;

import org.jspecify.annotations.NullMarked;
