/** What the console asks of a kind of simulator that it hosts; pages and tables know simulators by this only. */
@NullMarked
package org.cgmkit.console.sandbox;

import org.jspecify.annotations.NullMarked;
