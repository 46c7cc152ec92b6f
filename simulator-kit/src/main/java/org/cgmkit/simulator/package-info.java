/** What all simulators are to those who start them. */
@NullMarked
package org.cgmkit.simulator;

import org.jspecify.annotations.NullMarked;
