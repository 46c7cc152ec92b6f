/** What an app under test was seen to do: exchanges, submissions, steps. Knows neither who recorded it nor how. */
@NullMarked
package org.cgmkit.kit.capture;

import org.jspecify.annotations.NullMarked;
