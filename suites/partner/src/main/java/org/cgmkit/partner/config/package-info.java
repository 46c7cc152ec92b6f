/** What is told of a partner source, and what it and the platform have agreed. */
@NullMarked
package org.cgmkit.partner.config;

import org.jspecify.annotations.NullMarked;
