/** Tests of how checks are run. */
@NullMarked
package org.cgmkit.cgm.run;

import org.jspecify.annotations.NullMarked;
