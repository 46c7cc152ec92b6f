/** The checks of a data submitter, each about what it was seen to do in a run; they see neither harness nor simulator. */
@NullMarked
package org.cgmkit.cgm.submitter;

import org.jspecify.annotations.NullMarked;
