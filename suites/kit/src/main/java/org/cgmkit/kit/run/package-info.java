/** How checks are found, run on the JUnit Platform, and their ends turned into outcomes. */
@NullMarked
package org.cgmkit.kit.run;

import org.jspecify.annotations.NullMarked;
