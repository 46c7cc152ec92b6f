/** Tests of what is played with a submitter. */
@NullMarked
package org.cgmkit.suites.harness;

import org.jspecify.annotations.NullMarked;

