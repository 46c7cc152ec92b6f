/** Tests of the EHR simulator. */
@NullMarked
package org.cgmkit.ehr;

import org.jspecify.annotations.NullMarked;
