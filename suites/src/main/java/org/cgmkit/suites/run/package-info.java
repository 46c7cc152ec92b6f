/** How checks are found, run on the JUnit Platform, and their ends turned into outcomes. */
@NullMarked
package org.cgmkit.suites.run;

import org.jspecify.annotations.NullMarked;
