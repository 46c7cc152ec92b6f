/** Tests of what is played with a submitter. */
@NullMarked
package org.cgmkit.cgm.harness;

import org.jspecify.annotations.NullMarked;
