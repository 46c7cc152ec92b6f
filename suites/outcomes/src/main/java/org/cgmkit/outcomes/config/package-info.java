/** What is said of an engine under test: how it is asked, how it answers, what it computes and declares. */
@NullMarked
package org.cgmkit.outcomes.config;

import org.jspecify.annotations.NullMarked;
