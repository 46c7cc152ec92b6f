/** What is told of a platform that posts summaries. */
@NullMarked
package org.cgmkit.outcomes.lineage.config;

import org.jspecify.annotations.NullMarked;
