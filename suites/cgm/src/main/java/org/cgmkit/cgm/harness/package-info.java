/**
 * Stands in the receiver's place before a submitter under test: the EHR simulator behind a recording tap, and the
 * scenarios that are played with it. The one package of the suites that knows a simulator.
 */
@NullMarked
package org.cgmkit.cgm.harness;

import org.jspecify.annotations.NullMarked;
