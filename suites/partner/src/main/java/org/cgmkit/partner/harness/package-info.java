/** Hosts a cloud for the platform under test, and plays the steps of a run with it. */
@NullMarked
package org.cgmkit.partner.harness;

import org.jspecify.annotations.NullMarked;
