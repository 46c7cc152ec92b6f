/** Tests of the checks of submitters that no app of a matrix can be made to need. */
@NullMarked
package org.cgmkit.cgm.submitter;

import org.jspecify.annotations.NullMarked;
