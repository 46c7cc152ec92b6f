/** Tests of how checks are run. */
@NullMarked
package org.cgmkit.suites.run;

import org.jspecify.annotations.NullMarked;

