/** JUnit XML, for the pages of CI servers. */
@NullMarked
package org.cgmkit.reports.junit;

import org.jspecify.annotations.NullMarked;
